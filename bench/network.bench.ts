import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

import { wholeCheck } from './whole-check.ts';

const READ = join(import.meta.dirname, 'read-alone.ts');

/**
 * Seconds and peak memory of reading network evidence, and of the whole check, each in a process of its own: an nmap scan of 65,536 hosts, an
 * SNMP walk of 1,000,000 lines, a MAC address table of 200,000 rows, 100,000 leases and a capture of 1,000,000 frames. All
 * made here. `--small` for a hundredth of it.
 */
export async function run(args: readonly string[]): Promise<void> {
  const share = args.includes('--small') ? 0.01 : 1;
  const folder = await mkdtemp(join(tmpdir(), 'nameplate-bench-'));
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  const inputs: readonly [string, number, string, (count: number) => Iterable<string | Uint8Array>][] = [
    ['scan.xml', 65_536, 'hosts', nmapXml],
    ['walk.txt', 1_000_000, 'lines', snmpWalk],
    ['session.txt', 200_000, 'rows', macTable],
    ['dhcpd.leases', 100_000, 'leases', leases],
    ['office.pcap', 1_000_000, 'frames', capture],
  ];
  try {
    for (const [name, full, unit, make] of inputs) {
      const count = Math.round(full * share);
      const path = join(folder, name);
      await pipeline(make(count), createWriteStream(path));
      const size = ((await stat(path)).size / 2 ** 20).toFixed(1);
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', READ, path]);
      const took = JSON.parse(stdout) as { seconds: number; sightings: number; problems: number; peakMiB: number };
      const rate = Math.round(count / took.seconds).toLocaleString('en');
      console.log(
        `${name} ${count.toLocaleString('en')} ${unit}, ${size} MiB: ${took.seconds.toFixed(2)} s, ${rate} ${unit}/s, peak ${took.peakMiB.toFixed(0)} MiB (${took.sightings} sightings, ${took.problems} problems); ${wholeCheck(path)}`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function hex(value: number, bytes: number): string {
  return value.toString(16).padStart(bytes * 2, '0');
}

function mac(prefix: string, index: number): string {
  return (prefix + hex(index, 3)).match(/../g)?.join(':') ?? '';
}

function* nmapXml(count: number): Generator<string> {
  yield '<?xml version="1.0"?>\n<nmaprun scanner="nmap" version="7.95">\n';
  for (let index = 0; index < count; index++) {
    const ip = `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
    yield `<host starttime="1"><status state="up" reason="arp-response"/><address addr="${ip}" addrtype="ipv4"/><address addr="${mac('4cbd8f', index)}" addrtype="mac" vendor="Hangzhou Hikvision Digital Technology"/><ports><extraports state="closed" count="997"/><port protocol="tcp" portid="80"><state state="open" reason="syn-ack"/><service name="http" product="Hikvision IPCam control port" devicetype="webcam" method="probed" conf="10"/><script id="http-title" output="Web Client"/></port><port protocol="tcp" portid="554"><state state="open"/><service name="rtsp" method="table" conf="3"/></port></ports></host>\n`;
  }
  yield '<runstats><finished time="2" exit="success"/></runstats></nmaprun>\n';
}

function* snmpWalk(count: number): Generator<string> {
  yield '.1.3.6.1.2.1.1.1.0 = STRING: "Huawei Versatile Routing Platform Software"\n.1.3.6.1.2.1.1.2.0 = OID: .1.3.6.1.4.1.2011.2.23.398\n';
  for (let index = 0; index < count; index++) {
    // Counters mostly, with a bridge table and private values between them, as in real walks.
    const kind = index % 10;
    if (kind === 0)
      yield `.1.3.6.1.2.1.17.4.3.1.1.0.27.33.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255} = Hex-STRING: 00 1B 21 ${
        hex(index & 0xffffff, 3)
          .match(/../g)
          ?.join(' ') ?? ''
      } \n`;
    else if (kind === 1) yield `.1.3.6.1.4.1.2011.5.25.31.1.1.1.1.${index} = STRING: "value ${index}"\n`;
    else yield `.1.3.6.1.2.1.2.2.1.1${kind}.${index} = Counter32: ${index * 7919}\n`;
  }
}

function* macTable(count: number): Generator<string> {
  yield '<lab>display mac-address\nMAC Address    VLAN/VSI/BD   Learned-From        Type\n';
  for (let index = 0; index < count; index++) {
    const digits = `001b21${hex(index, 3)}`;
    yield `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)} ${index % 4094}/-/-     XGE0/0/${index % 48}             dynamic\n`;
  }
}

function* leases(count: number): Generator<string> {
  for (let index = 0; index < count; index++) {
    yield `lease 10.${index >> 16}.${(index >> 8) & 255}.${index & 255} {\n  starts 1 2026/09/21 10:00:00;\n  binding state active;\n  hardware ethernet ${mac('30ddaa', index)};\n  client-hostname "cam-${index}";\n}\n`;
  }
}

function* capture(count: number): Generator<Uint8Array> {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt32LE(65_535, 16);
  head.writeUInt32LE(1, 20);
  yield head;
  for (let first = 0; first < count; first += 1_000) {
    const piece = Buffer.alloc(1_000 * 116);
    for (let index = 0; index < 1_000; index++) {
      const at = index * 116;
      piece.writeUInt32LE(100, at + 8);
      piece.writeUInt32LE(100, at + 12);
      piece.write(`001b21${hex((first + index) % 500, 3)}4cbd8f${hex((first + index) % 2_000, 3)}0800`, at + 16, 'hex');
    }
    yield piece;
  }
}
