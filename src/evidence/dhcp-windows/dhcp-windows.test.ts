import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { dhcpWindows } from './dhcp-windows.ts';

describe('dhcp-windows', () => {
  it('reads an Export-Csv file, also with the hardware type before the address', async () => {
    const read = await readWith(dhcpWindows, fixture(import.meta.url, 'leases.csv'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => [one.record, valuesOf(one, 'mac')[0]])).toEqual([
      [3, '30ddaa010203'],
      [4, '001b21010203'],
    ]);
    expect(read.events.filter((event) => event.kind === 'set-aside').map((event) => event.record)).toEqual([1, 2]);
  });
  it('reads the console’s list in UTF-16', async () => {
    const text =
      'Client IP Address\tName\tLease Expiration\tType\tUnique ID\r\n192.0.2.21\tnvr-2\t21.09.2026\tDHCP\t30ddaa010203\r\n';
    const read = await readWith(dhcpWindows, Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(valuesOf(read.devices[0], 'hostname')).toEqual(['nvr-2']);
  });
  it.each([
    ['German', 'Client-IP-Adresse', 'Name', 'Leaseablaufdatum', 'Typ', 'Eindeutige Kennung'],
    ['French', 'Adresse IP du client', 'Nom', 'Expiration du bail', 'Type', 'ID unique'],
    ['Spanish', 'Dirección IP del cliente', 'Nombre', 'Expiración de concesión', 'Tipo', 'Id. único'],
    ['Italian', 'Indirizzo IP client', 'Nome', 'Scadenza lease', 'Tipo', 'ID univoco'],
    ['Portuguese', 'Endereço IP do cliente', 'Nome', 'Validade da concessão', 'Tipo', 'Identificação exclusiva'],
    ['Polish', 'Adres IP klienta', 'Nazwa', 'Wygaśnięcie dzierżawy', 'Typ', 'Unikatowy identyfikator'],
    ['Russian', 'IP-адрес клиента', 'Имя', 'Истечение срока аренды', 'Тип', 'Уникальный код'],
    ['Chinese', '客户端 IP 地址', '名称', '租用截止日期', '类型', '唯一 ID'],
    ['Japanese', 'クライアント IP アドレス', '名前', 'リースの有効期限', '種類', '一意の ID'],
  ])('reads the console’s list in %s', async (_, ...headings) => {
    const text = `${headings.join('\t')}\r\n192.0.2.21\tnvr-2\t21.09.2026\tDHCP\t30ddaa010203\r\n`;
    const read = await readWith(dhcpWindows, Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => one.label)).toEqual(['nvr-2 192.0.2.21 30ddaa010203']);
  });
  it('leaves other tables to other readers', async () => {
    expect((await readWith(dhcpWindows, 'IPAddress,Name\n192.0.2.1,a\n')).sureness).toBe(0);
  });
  it('reads what the keeper wrote about a client, and takes an address conflict for no name', async () => {
    const read = await readWith(
      dhcpWindows,
      '"IPAddress","ScopeId","AddressState","ClientId","Description","HostName"\r\n' +
        '"192.0.2.72","192.0.2.0","InactiveReservation","4c-bd-8f-01-02-72","NVR, ""A""",\r\n' +
        '"192.0.2.73","192.0.2.0","BadAddress","00-00-00-00","This address is already in use","BAD_ADDRESS"\r\n',
    );
    expect(read.devices.map((one) => [one.label, valuesOf(one, 'description')])).toEqual([
      ['192.0.2.72 4cbd8f010272', ['NVR, A']],
      ['192.0.2.73', []],
    ]);
  });
  it('reads leases as PowerShell and netsh print them', async () => {
    const table = await readWith(
      dhcpWindows,
      '\nIPAddress       ScopeId         ClientId             HostName             AddressState\n' +
        '---------       -------         --------             --------             ------------\n' +
        '192.0.2.91      192.0.2.0       4c-bd-8f-01-02-91    cam91.example.local  Active\n' +
        '192.0.2.92      192.0.2.0       4c-bd-8f-01-02-92                         InactiveReservation\n',
    );
    const netsh = await readWith(
      dhcpWindows,
      'Changed the current scope context to 192.0.2.0 scope.\n\n' +
        'IP Address      - Subnet Mask    - Unique ID           - Lease Expires        -Type -Name\n' +
        '192.0.2.91      - 255.255.255.0  - 4c-bd-8f-01-02-91   -3/5/2024 12:11:12 PM    -D-  cam91.example.local\n' +
        '192.0.2.92      - 255.255.255.0  - 4c-bd-8f-01-02-92   - NEVER EXPIRES        -U-\n' +
        'No of Clients(version 4): 2 in the Scope : 192.0.2.0.\n',
    );
    for (const read of [table, netsh]) {
      expect(read.sureness).toBeGreaterThan(0.9);
      expect(read.devices.map((one) => one.label)).toEqual([
        'cam91.example.local 192.0.2.91 4cbd8f010291',
        '192.0.2.92 4cbd8f010292',
      ]);
    }
  });
});
