/** Escapes text for HTML content and double-quoted attributes, and drops control characters. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd')
    .replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A link when the address is plain http(s), else the escaped text: a source may be a name rather than an address. */
export function linkOrText(text: string, url: string | undefined): string {
  const label = escapeHtml(text);
  return url !== undefined && /^https?:\/\/[^\s"'<>]+$/.test(url)
    ? `<a href="${escapeHtml(url)}" rel="noreferrer">${label}</a>`
    : label;
}

/** A fragment id made of safe characters, unique for distinct texts. */
export function fragmentId(text: string): string {
  return `i-${[...text].map((char) => (/[A-Za-z0-9-]/.test(char) ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}_`)).join('')}`;
}

/** Style of the report: readable contrast (WCAG 2.1 AA), 320 px wide upward, and a print form without chrome. */
export const STYLE = `
:root{color-scheme:light;--ink:#1b1b1b;--soft:#555;--line:#c9c9c9;--covered:#9b1c1c;--review:#7a4b00;--unread:#5b2a86;--clear:#1d5e2c}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif;color:var(--ink);background:#fff;margin:0 auto;padding:1rem;max-width:80rem}
h1{font-size:1.6rem;margin:.2rem 0}h2{font-size:1.25rem;margin:2rem 0 .5rem;border-bottom:2px solid var(--line)}h3{font-size:1.05rem;margin:0}h4{font-size:.95rem;margin:.8rem 0 .2rem}
a{color:#0b4f9e}a:focus-visible,summary:focus-visible{outline:3px solid #0b4f9e;outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}caption{text-align:left;color:var(--soft);padding:.3rem 0}
th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f3f3f3}
.badge{display:inline-block;border:2px solid currentColor;border-radius:.3rem;padding:0 .4rem;font-weight:700;white-space:nowrap}
.covered{color:var(--covered)}.review{color:var(--review)}.unread{color:var(--unread)}.clear{color:var(--clear)}
article{border:1px solid var(--line);border-left:.4rem solid currentColor;border-radius:.3rem;margin:.8rem 0;padding:.6rem .9rem}article>*{color:var(--ink)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.3rem 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
p,li,summary,h1,h2,h3,code{overflow-wrap:anywhere}
ul,ol{margin:.2rem 0;padding-left:1.3rem}.soft{color:var(--soft)}summary{cursor:pointer;font-weight:600}
@media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.3rem}}
@media print{body{max-width:none;padding:0;font-size:11pt}article{break-inside:avoid}details>*{display:block}.skip{display:none}a{color:inherit}}
`;
