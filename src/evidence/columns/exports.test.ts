import { describe, expect, it } from 'vitest';
import type { ReadEvent } from '../../core/evidence.ts';
import { columnChoice } from './column-map.ts';
import { tableReader } from './table.ts';

/** What each column of an export was taken for, by its header. */
function meanings(rows: readonly (readonly string[])[]): Readonly<Record<string, string>> {
  const table = tableReader({ artifact: 0, name: 'export.csv', sheet: '', choice: columnChoice(undefined).choice });
  const events: ReadEvent[] = [
    ...table.push(rows.map((cells, index) => ({ record: index + 1, cells }))),
    ...table.end(),
  ];
  const report = events.find((event) => event.kind === 'columns');
  return Object.fromEntries((report?.columns ?? []).map(({ header, means }) => [header, means]));
}

describe('exports of inventory systems', () => {
  it('GLPI’s name is the host’s', () => {
    const found = meanings([
      ['Name', 'Entity', 'Status', 'Manufacturer', 'Type', 'Model', 'Firmware', 'Serial number', 'Item type'],
      ['core-1', 'HQ', '', 'ZTE', 'Router', 'ZXR10 5950', 'V3', 'x12345678', 'NetworkEquipment'],
      ['acc-sw-12', 'HQ', '', 'Huawei', 'Switch', 'S5720-28P', 'V2', 'x12345679', 'NetworkEquipment'],
    ]);
    expect(found).toMatchObject({ Name: 'hostname', Manufacturer: 'manufacturer', Model: 'model', Entity: 'owner' });
  });

  it('in French and German too', () => {
    expect(
      meanings([
        ['Nom', 'Entité', 'Statut', 'Fabricant', 'Numéro de série', 'Type', 'Modèle', 'Lieu'],
        ['sw-coeur-1', 'Siège', '', 'Huawei', '21023512', 'Commutateur', 'S5720-28P-LI-AC', 'Siège'],
      ]),
    ).toMatchObject({ Nom: 'hostname', Entité: 'owner', Fabricant: 'manufacturer', Modèle: 'model', Type: 'category' });
    expect(
      meanings([
        ['Name', 'Entität', 'Status', 'Hersteller', 'Seriennummer', 'Typ', 'Modell', 'Standort'],
        ['sw-kern-1', 'Zentrale', '', 'Huawei', '21023512', 'Switch', 'S5720-28P-LI-AC', 'Keller'],
      ]),
    ).toMatchObject({ Name: 'hostname', Entität: 'owner', Hersteller: 'manufacturer', Typ: 'category' });
  });

  it('a product list’s name is the product’s', () => {
    expect(
      meanings([
        ['Name', 'Manufacturer', 'Model', 'Price'],
        ['Dome camera 4 MP', 'Hikvision', 'DS-2CD2143G0-I', '120.00'],
        ['Wireless router', 'TP-Link', 'AX55', '80.00'],
      ]),
    ).toMatchObject({ Name: 'description' });
  });

  it('Lansweeper’s numbers of asset types are no category, their names are', () => {
    expect(
      meanings([
        ['AssetID', 'AssetName', 'AssetType', 'AssetTypeName', 'IPAddress', 'Mac', 'Manufacturer', 'Model'],
        ['1042', 'PTZ-NORTH', '208', 'Webcam', '10.3.0.5', 'BC:BA:C2:00:11:22', 'Hikvision', 'DS-2DE4225IW-DE'],
      ]),
    ).toMatchObject({ AssetType: 'ignored', AssetTypeName: 'category', AssetName: 'hostname' });
  });

  it('ServiceNow’s “(empty)” says nothing', () => {
    const table = tableReader({ artifact: 0, name: 'cmdb.csv', sheet: '', choice: columnChoice(undefined).choice });
    const rows = [
      ['Name', 'Manufacturer', 'Model ID', 'IP Address', 'Vendor'],
      ['cam-7', '(empty)', 'DS-2CD2143G0-I', '10.0.0.7', 'Graybar'],
      ['cam-8', 'Axis', 'P3245', '10.0.0.8', 'Graybar'],
    ];
    const events = [...table.push(rows.map((cells, index) => ({ record: index + 1, cells }))), ...table.end()];
    const sighting = events.find((event) => event.kind === 'sighting');
    expect(sighting?.observations.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'hostname cam-7',
      'model DS-2CD2143G0-I',
      'ip 10.0.0.7',
      'seller Graybar',
    ]);
  });
});
