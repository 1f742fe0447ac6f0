import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { ipconfig } from './ipconfig.ts';

describe('ipconfig', () => {
  it('reads the machine, and its real adapters as parts', async () => {
    const read = await readWith(ipconfig, fixture(import.meta.url, 'office.txt'));
    expect(read.sureness).toBeGreaterThan(0.9);
    const [machine, ...more] = read.devices;
    expect(more).toEqual([]);
    expect(machine?.label).toBe('OFFICE-PC-7');
    expect(valuesOf(machine, 'mac')).toEqual(['00-E0-4C-12-34-56', '58-2C-80-13-92-63', '00-15-5D-00-01-02']);
    expect(valuesOf(machine, 'ip')).toEqual(['192.0.2.77', '172.20.0.1']);
    expect(read.components.map((one) => one.label)).toEqual([
      'Realtek PCIe GbE Family Controller in OFFICE-PC-7',
      'HUAWEI Mobile Connect - Network Adapter in OFFICE-PC-7',
    ]);
  });

  it.each([
    [
      'German',
      'Hostname  . . . . . . . . . . . . ',
      'Beschreibung. . . . . . . . . . . ',
      'Physische Adresse . . . . . . . . ',
      'IPv4-Adresse  . . . . . . . . . . ',
    ],
    [
      'French',
      "Nom de l'hôte . . . . . . . . . . ",
      'Description. . . . . . . . . . . . ',
      'Adresse physique . . . . . . . . . ',
      'Adresse IPv4. . . . . . . . . . . ',
    ],
    [
      'Spanish',
      'Nombre de host. . . . . . . . . ',
      'Descripción . . . . . . . . . . . ',
      'Dirección física. . . . . . . . . ',
      'Dirección IPv4. . . . . . . . . . ',
    ],
    [
      'Italian',
      'Nome host . . . . . . . . . . . . ',
      'Descrizione . . . . . . . . . . . ',
      'Indirizzo fisico. . . . . . . . . ',
      'Indirizzo IPv4. . . . . . . . . . ',
    ],
    [
      'Portuguese',
      'Nome do host. . . . . . . . . . . ',
      'Descrição . . . . . . . . . . . . ',
      'Endereço Físico . . . . . . . . . ',
      'Endereço IPv4. . . . . . . .  . . ',
    ],
    [
      'Polish',
      'Nazwa hosta . . . . . . . . . . ',
      'Opis. . . . . . . . . . . . . . . ',
      'Adres fizyczny. . . . . . . . . . ',
      'Adres IPv4. . . . . . . . . . . . ',
    ],
    [
      'Russian',
      'Имя компьютера  . . . . . . . . . ',
      'Описание. . . . . . . . . . . . . ',
      'Физический адрес. . . . . . . . . ',
      'IPv4-адрес. . . . . . . . . . . . ',
    ],
    [
      'Chinese',
      '主机名  . . . . . . . . . . . . . ',
      '描述. . . . . . . . . . . . . . . ',
      '物理地址. . . . . . . . . . . . . ',
      'IPv4 地址 . . . . . . . . . . . . ',
    ],
    [
      'Japanese',
      'ホスト名. . . . . . . . . . . . .',
      '説明. . . . . . . . . . . . . . .',
      '物理アドレス. . . . . . . . . . .',
      'IPv4 アドレス . . . . . . . . . .',
    ],
  ])('in %s', async (_, host, description, physical, address) => {
    const text = [
      '',
      `   ${host}: PC-1`,
      '',
      'Ethernet 2:',
      '',
      `   ${description}: HUAWEI Mobile Connect`,
      `   ${physical}: 58-2C-80-13-92-63`,
      `   ${address}: 192.0.2.8(x)`,
    ].join('\r\n');
    const read = await readWith(ipconfig, text);
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => [one.label, ...valuesOf(one, 'mac'), ...valuesOf(one, 'ip')])).toEqual([
      ['PC-1', '58-2C-80-13-92-63', '192.0.2.8'],
    ]);
    expect(read.components.map((one) => valuesOf(one, 'description')[0])).toEqual(['HUAWEI Mobile Connect']);
  });

  it('reads what stands before the end of a cut file, and leaves other texts to other readers', async () => {
    const cut = fixture(import.meta.url, 'office.txt').subarray(0, 620);
    expect((await readWith(ipconfig, cut)).devices).toHaveLength(1);
    expect((await readWith(ipconfig, 'Physical Address: 00-E0-4C-12-34-56\nHuawei router\n')).sureness).toBe(0);
    expect((await readWith(ipconfig, '')).sureness).toBe(0);
  });
});
