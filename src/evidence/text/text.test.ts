import { describe, expect, it } from 'vitest';
import { readWith } from '../../../test/reading.ts';
import { text } from './text.ts';

describe('text', () => {
  it('takes each line for a thing and sets talk, headings, totals and blanks aside', async () => {
    const mail = [
      'From: Jane Doe <jane@example.org>',
      'Subject: cameras',
      '',
      'Hi Bob,',
      'Here is the list:',
      'Cameras:',
      '- 4x Hikvision DS-2CD2042WD-I',
      '2. Dahua NVR4108, black',
      'Axis P3265',
      'Total: 7',
      '----',
      'Thanks,',
      'Page 1 of 1',
    ].join('\n');
    const { events, devices } = await readWith(text, mail, 'mail.txt');
    expect(devices.map((device) => device.label)).toEqual([
      '4x Hikvision DS-2CD2042WD-I',
      'Dahua NVR4108, black',
      'Axis P3265',
    ]);
    expect(devices[0]?.observations.map((observation) => [observation.kind, observation.value])).toEqual([
      ['description', 'Hikvision DS-2CD2042WD-I'],
      ['quantity', '4'],
    ]);
    expect(
      events.filter((event) => event.kind === 'set-aside').map((event) => event.kind === 'set-aside' && event.reason),
    ).toEqual([
      'chatter',
      'chatter',
      'blank',
      'chatter',
      'chatter',
      'section',
      'total',
      'section',
      'chatter',
      'chatter',
    ]);
  });
  it('takes the lines after a closing for a signature, until a thing comes', async () => {
    const mail =
      'ZTE F660\n\nBest regards,\nJane Doe\nSales Manager\nAcme Security LLC\n(555) 123-4567\n- Dahua NVR4108\nAxis camera\n';
    expect((await readWith(text, mail, 'a.txt')).devices.map((device) => device.label)).toEqual([
      'ZTE F660',
      'Dahua NVR4108',
      'Axis camera',
    ]);
  });
  it('reads blocks of key and value lines as one thing each, and counts every line', async () => {
    const blocks =
      'Device list\n\nManufacturer: Hikvision\nModel: DS-2CD2042\nSerial: 12345\n\nManufacturer: Axis\nModel: P3265\nManufacturer: ZTE\nModel: F660\n';
    const { events, devices } = await readWith(text, blocks, 'a.txt');
    expect(devices.filter((device) => device.record > 1).map((device) => [device.record, device.label])).toEqual([
      [3, 'Hikvision DS-2CD2042'],
      [7, 'Axis P3265'],
      [9, 'ZTE F660'],
    ]);
    const records = events.flatMap((event) =>
      event.kind === 'sighting' || event.kind === 'set-aside' ? [event.record] : [],
    );
    expect([...records].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
  it('numbers records by line', async () => {
    expect(
      (await readWith(text, 'ZTE F660\r\n\r\nAxis P3265', 'a.txt')).devices.map((device) => device.record),
    ).toEqual([1, 3]);
  });
  it('reads Chinese text in GB18030', async () => {
    // 华为交换机 S5735 / 海康威视摄像机
    const bytes = Buffer.from('bbaaceaabdbbbbbbbbfa2053353733350abaa3bfb5cdfecad3c9e3cff1bbfa0a', 'hex');
    expect((await readWith(text, bytes, 'a.txt')).devices.map((device) => device.label)).toEqual([
      '华为交换机 S5735',
      '海康威视摄像机',
    ]);
  });
  it('cuts a gigantic line and says so', async () => {
    const { devices, problems } = await readWith(text, `Axis P3265\n${'x'.repeat(200_000)}\n`, 'a.txt');
    expect(devices.length).toBe(2);
    expect(problems[0]?.code).toBe('evidence/record-too-long');
  });
  it('leaves binary content alone', async () => {
    expect(
      (
        await readWith(
          text,
          Uint8Array.from({ length: 200 }, (_, index) => index % 5),
          'a.txt',
        )
      ).sureness,
    ).toBe(0);
  });
});
