import { describe, expect, it } from 'vitest';
import { readWith, valuesOf } from '../../../test/reading.ts';
import { cliSession } from './cli-session.ts';

/** `arp -a` of Windows in the language of the machine: heading, then rows with the words for dynamic and static. */
const LANGUAGES: readonly (readonly string[])[] = [
  ['English', 'Interface', 'Internet Address', 'Physical Address', 'Type', 'dynamic', 'static'],
  ['German', 'Schnittstelle', 'Internetadresse', 'Physische Adresse', 'Typ', 'dynamisch', 'statisch'],
  ['French', 'Interface', 'Adresse Internet', 'Adresse physique', 'Type', 'dynamique', 'statique'],
  ['Spanish', 'Interfaz', 'Dirección de Internet', 'Dirección física', 'Tipo', 'dinámico', 'estático'],
  ['Italian', 'Interfaccia', 'Indirizzo Internet', 'Indirizzo fisico', 'Tipo', 'dinamico', 'statico'],
  ['Portuguese', 'Interface', 'Endereço IP', 'Endereço físico', 'Tipo', 'dinâmico', 'estático'],
  ['Polish', 'Interfejs', 'Adres internetowy', 'Adres fizyczny', 'Typ', 'dynamiczne', 'statyczne'],
  ['Russian', 'Интерфейс', 'адрес в Интернете', 'Физический адрес', 'Тип', 'динамический', 'статический'],
  ['Chinese', '接口', 'Internet 地址', '物理地址', '类型', '动态', '静态'],
  ['Japanese', 'インターフェイス', 'インターネット アドレス', '物理アドレス', '種類', '動的', '静的'],
];

describe('arp -a of Windows', () => {
  it.each(LANGUAGES)('in %s', async (_, face, internet, physical, type, dynamic, fixed) => {
    const text = [
      '',
      `${face}: 192.0.2.5 --- 0xb`,
      `  ${internet}         ${physical}     ${type}`,
      `  192.0.2.1             00-25-9e-01-02-03     ${dynamic}`,
      `  192.0.2.64            4c-bd-8f-0a-0b-0c     ${dynamic}`,
      `  192.0.2.255           ff-ff-ff-ff-ff-ff     ${fixed}`,
      `  224.0.0.22            01-00-5e-00-00-16     ${fixed}`,
      '',
    ].join('\r\n');
    const read = await readWith(cliSession, text);
    expect(read.sureness).toBeGreaterThan(0.5);
    expect(read.neighbours.map((one) => [valuesOf(one, 'mac')[0], valuesOf(one, 'ip')[0]])).toEqual([
      ['00:25:9E:01:02:03', '192.0.2.1'],
      ['4C:BD:8F:0A:0B:0C', '192.0.2.64'],
    ]);
  });
});
