import { readFileSync, writeFileSync } from 'node:fs';
import { COMMANDS, type CommandName, OPTIONS } from '../src/apps/cli/options.ts';

/** Writes docs/reference/cli.md from the option table; `--check` fails when the page is stale. */
export function cliReference(): string {
  const lines = [
    '# Command line',
    '',
    'Generated from the option table (`npm run docs`); do not edit.',
    '',
    'Flags beat environment variables (`--as-of` is `NAMEPLATE_AS_OF`), which beat the configuration file',
    '(`nameplate.toml` beside the input or in the working folder, or `--config`), which beats the defaults.',
    'Results go to standard output, progress and messages to standard error. `-` is standard input.',
    '',
  ];
  for (const [name, command] of Object.entries(COMMANDS) as [CommandName, (typeof COMMANDS)[CommandName]][]) {
    lines.push(
      `## nameplate ${name}`,
      '',
      `\`nameplate ${name}${command.args === '' ? '' : ` ${command.args}`}\``,
      '',
      `${command.summary}.`,
      '',
    );
    const options = OPTIONS.filter((option) => option.commands.includes(name));
    if (options.length === 0) continue;
    lines.push('| option | what it does | default | in nameplate.toml |', '| --- | --- | --- | --- |');
    for (const option of options) {
      const summary = option.example ? `${option.summary} (e.g. \`${option.example}\`)` : option.summary;
      const choices = option.choices ? `; one of ${option.choices.join(', ')}` : '';
      lines.push(
        `| \`${option.flags}\` | ${(summary + choices).replaceAll('|', '\\|')} | ${option.default ?? ''} | ${option.inConfig === false ? 'no' : 'yes'} |`,
      );
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const PAGE = 'docs/reference/cli.md';

if (process.argv[1]?.endsWith('docs-cli.ts')) {
  if (process.argv.includes('--check')) {
    if (readFileSync(PAGE, 'utf8') !== cliReference()) {
      console.error(`${PAGE} is stale; run: npm run docs`);
      process.exit(1);
    }
  } else {
    writeFileSync(PAGE, cliReference());
  }
}
