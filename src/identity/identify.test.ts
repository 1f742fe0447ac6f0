import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../test/subject.ts';
import { isoDate } from '../core/dates.ts';
import type { ObservationKind } from '../core/evidence.ts';
import type { Identification } from '../core/identity.ts';
import { openKnowledge } from '../knowledge/open.ts';
import { createIdentify, type Identify } from './identify.ts';

const AS_OF = isoDate('2026-11-23');
let identify: Identify;
beforeAll(async () => {
  identify = createIdentify(await openKnowledge());
});

const MAKING = new Set(['manufacturer', 'original-design-manufacturer', 'grantee']);
type Cells = Partial<Record<ObservationKind, string>>;
const of = (cells: Cells): Identification => identify(subjectFrom(cells), AS_OF);
const text = (description: string): Identification => of({ description });

/** Family of the makers named with more than weak evidence. */
function families(found: Identification): readonly string[] {
  return found.attributions
    .filter(({ role, confidence }) => MAKING.has(role) && confidence !== 'weak')
    .map(({ family, maker }) => family ?? maker);
}

describe('names a listed maker in running text', () => {
  it.each([
    ['its plain name', 'HUAWEI S5735-L24T4X-A', 'huawei'],
    ['a misspelling', 'Hikvison 4MP bullet camera', 'hikvision'],
    ['another misspelling', 'Hauwei router', 'huawei'],
    ['a letter too many', 'Hikivision 1080P AHD', 'hikvision'],
    ['swapped last letters', 'HUAWIE P30 phone', 'huawei'],
    ['an old name', 'Zhongxing GPON ONT', 'zte'],
    ['a name cut off by the system', 'HANGZHOU HIKVISION DIGI', 'hikvision'],
    ['zeros and ones for letters', 'HIKVIS10N DS-2CD2143', 'hikvision'],
    ['a hyphen inside', 'hik-vision nvr', 'hikvision'],
    ['words run together', 'HuaweiRouter', 'huawei'],
    ['letters set apart', 'Z T E  router', 'zte'],
    ['Chinese', '大华 摄像机', 'dahua'],
    ['traditional Chinese', '華為 路由器', 'huawei'],
    ['Russian', 'маршрутизатор Хуавей', 'huawei'],
    ['Korean', '화웨이 라우터', 'huawei'],
    ['a product line', 'Quidway S7706 Terabit Routing Switch', 'huawei'],
    ['a model number alone', 'DS-2CD2185FWD-I V5.5.3 build 171025', 'hikvision'],
    ['a board code alone', 'CR57L5XFB23', 'huawei'],
    ['a shared number with the kind of thing beside it', 'PD785 DMR radio', 'hytera'],
    ['a brand and a named model', 'RCA HSDB1', 'hikvision'],
    ['an operator’s label', 'ONDA MC503HSA', 'zte'],
    ['a maker and another replaced, in French', 'caméra Dahua remplace Hikvision', 'dahua'],
    ['a name with its former sub-brand', 'Huawei Honor 8 phone', 'huawei'],
    ['a name cut off before a number without hyphens', 'HIKVIS DS2CD2143G2I 4MP DOM', 'hikvision'],
    ['a number without hyphens', 'IPCHFW2431S BULLET', 'dahua'],
    ['a company it once owned, beside its own number', 'Dahua Technology USA DH-PFS3010-8ET-96 PoE switch', 'dahua'],
    ['its own line beside a short number of another maker', 'OptiX OSN 8800 T32 shelf', 'huawei'],
    ['its name and parts of others inside', 'Hikvision NVR w/ 4x Seagate 4TB', 'hikvision'],
    ['its name and another’s processor', 'Huawei server with Intel Xeon CPU', 'huawei'],
    ['a purchase for money, not a fit', 'Purchase order for Huawei routers', 'huawei'],
  ])('by %s', (_how, line, family) => {
    const found = text(line);
    expect(families(found)).toContain(family);
    expect(found.state).toBe('established');
  });
});

describe('is not fooled by', () => {
  it.each([
    ['a denial', 'NDAA compliant camera, no Dahua'],
    ['a prefix of denial', 'Non-Hikvision camera 4MP dome'],
    ['a fit', '12V power adapter for Hikvision cameras'],
    ['a fit said behind', 'SFP-10G-SR Huawei compatible transceiver'],
    ['a fit with a model', 'Wall mount bracket for Dahua IPC-HDW5831R'],
    ['what was there before', 'Cisco C9300-48P replaces Huawei S5720-28P'],
    ['what was there before, said from afar', 'Cisco Catalyst 9300 switch (replacing end-of-life Huawei)'],
    ['a use in another maker’s chassis', 'Cisco SFP-10G-LR for use in Huawei CE6851'],
    ['a denial in German', 'Kamera nicht von Dahua'],
    ['a company sold since', 'xFusion FusionServer 2288H V7'],
    ['a related company', 'H3C S5130S-28P switch'],
    ['a related company in another script', '浪潮 NF5280M5 服务器'],
    ['what is taken away', 'Removed ZTE ONT and installed Calix'],
    ['what was there before, in Russian', 'замена камеры Hikvision на Axis P3245'],
    ['a street', 'Rack at Huawei Road 119'],
    ['a host name', 'sw-huawei-01 Cisco WS-C2960X-24'],
    ['a person', 'Mr Dahua Chen laptop Dell Latitude 7420'],
    ['a neighbour', 'Uplink to Huawei S5700, Juniper EX3400'],
    ['a dealer', 'Camera sold by Hikvision dealer'],
    ['a scale factory', 'Shanghai Dahua Scale Factory platform scale'],
    ['letters inside another word', 'Aztech DSL605EW'],
    ['another word inside', 'CMIP6 climate projections'],
    ['a disk station', 'Synology DS920+'],
    ['a storage switch', 'Cisco DS-C9148S-12PK9 MDS'],
    ['a device server', 'Silex DS-700AC'],
    ['a number that others use', 'E3372 printer'],
    ['a battery of that number', 'PD785 battery'],
    ['an accessory of a phone', 'Mate 20 Pro case'],
    ['flowers and boots', 'Dahlia bulbs, hiker boots'],
    ['a course', 'Huawei training course HCIA'],
    ['a word against it', 'Anti-ZTE firmware'],
    ['a policy', 'We do not use Huawei equipment.'],
    ['a policy said as freedom', 'Cameras free of Hikvision parts'],
    ['a person with a dotted title', 'Contact: Mr. Hik Vision, purchasing'],
    ['who prepared the list', 'Prepared by Dahua Li, facilities'],
    ['who the bill goes to', 'Invoice to: Anna Huawei-Schmidt'],
    ['a hotel', 'Hotel Dahua Garden, 2 nights'],
    ['a full host name before another maker', 'hikvision-nvr01.example.com Cisco 2960X'],
    ['a host name before a colon', 'host zte-gw-3: Juniper MX204'],
  ])('%s', (_what, line) => {
    const found = text(line);
    const listed = ['huawei', 'zte', 'hikvision', 'dahua', 'hytera'];
    expect(found.state === 'established' && families(found).some((family) => listed.includes(family))).toBe(false);
  });
});

describe('keeps the cells of a row apart', () => {
  it('a maker’s column outranks a remark about a neighbour', () => {
    const found = of({
      manufacturer: 'Juniper',
      model: 'QFX5120-48Y',
      description: 'uplink to old huawei, see dist-sw-01',
    });
    expect(found).toMatchObject({ state: 'established' });
    expect(families(found)).toEqual(['juniper']);
  });
  it.each(['was Huawei CE12800, replaced 2024', 'hikvision VMS host'])(
    'a maker’s column and number outrank a listed name in a remark: %s',
    (description) => {
      const found = of({ manufacturer: 'Cisco', model: 'C9500-24Y4C', description });
      expect(found.state).toBe('established');
      expect(families(found)).toEqual(['cisco']);
    },
  );
  it('a remark about who built the thing keeps the contradiction open', () => {
    expect(of({ manufacturer: 'Cisco', model: 'C9500-24Y4C', description: 'made by Huawei' }).state).toBe('contested');
  });
  it.each([
    ['Removed: Huawei S5720-28P-LI-AC', 'removed'],
    ['Huawei S5720-28P-LI-AC (decommissioned 2023)', 'removed'],
    ['Huawei S5720-28P-LI-AC (to be decommissioned Q3)', 'present'],
    ['Removed old cabling, new Huawei S5720-28P-LI-AC', 'present'],
  ])('%s is %s', (description, presence) => {
    expect(text(description).presence).toBe(presence);
  });
  it.each([
    'Installation and commissioning',
    'Wall bracket for dome camera',
    'Toner cartridge CF258A',
    'Przewód UTP kat. 6',
    'Монтажные работы',
    'Field engineer, day rate',
    'We do not use Huawei equipment.',
    'Prepared by Dahua Li, facilities',
  ])('%s is no equipment that a maker could matter for', (description) => {
    expect(text(description).state).toBe('not-equipment');
  });
  it.each(['浪潮 NF5280M5 服务器', 'Inspur NF5280M6 server', 'Raisecom ISCOM2608G'])(
    'a maker that a look-alike fact leaves to a person is contested: %s',
    (description) => {
      expect(text(description).state).toBe('contested');
    },
  );
  it.each([
    ['NEC MultiSync V554', 'nec'],
    ['JVC VN-H657', 'kenwood'],
  ])('three capital letters before a number name a maker: %s', (description, maker) => {
    expect(text(description)).toMatchObject({ state: 'established', attributions: [{ maker }] });
  });
  it('a known maker’s common name is read before a number of letters and digits', () => {
    expect(text('Digi TransPort WR31')).toMatchObject({ state: 'established', attributions: [{ maker: 'digi' }] });
  });
  it('a number that is one maker’s outranks a placeholder', () => {
    expect(families(of({ manufacturer: 'Generic', model: 'DS-7616NI-I2/16P' }))).toEqual(['hikvision']);
  });
  it('a maker’s column that cuts the name off is still read', () => {
    expect(families(of({ manufacturer: 'HANGZHOU HIKVIS' }))).toEqual(['hikvision']);
  });
  it('a name far into a long description is read', () => {
    expect(families(text(`${'network upgrade for the north campus '.repeat(40)}Hikvision DS-2CD2143G0-I`))).toEqual([
      'hikvision',
    ]);
  });
  it('a seller is no maker', () => {
    const found = of({ seller: 'HIKVISION USA INC' });
    expect(found.state).toBe('unknown');
    expect(found.attributions).toMatchObject([{ role: 'seller', family: 'hikvision', confidence: 'weak' }]);
  });
  it('a seller in the text is no maker when the item says otherwise', () => {
    expect(
      families(of({ manufacturer: 'Axis Communications', model: 'P3245-LVE', seller: 'Dahua Technology USA' })),
    ).toEqual(['axis']);
  });
  it('two listed signs of different makers are shown as a contradiction', () => {
    const found = of({ manufacturer: 'Cisco', mac: '4c:bd:8f:00:11:22' });
    expect(found.state).toBe('contested');
    expect(found.attributions.map(({ maker }) => maker)).toEqual(expect.arrayContaining(['cisco', 'hikvision']));
  });
  it('a network card in a listed maker’s device changes nothing', () => {
    expect(families(of({ manufacturer: 'Huawei', model: 'MateBook D14', mac: '00:1B:21:00:00:01' }))).toEqual([
      'huawei',
    ]);
  });
  it('a company whose name only contains the word is left to a person', () => {
    expect(of({ manufacturer: 'Ningbo Huawei Bearing Works' }).state).not.toBe('established');
  });
  it('an accessory named for two makers belongs to neither', () => {
    const found = of({
      manufacturer: 'TMEZON',
      brand: 'TMEZON',
      description: 'Replacement 12V power adapter for Dahua/Hikvision cameras',
    });
    expect(families(found)).toEqual(['tmezon']);
  });
  it('a brand with several makers is open until the model decides', () => {
    expect(text('Lorex LNB4422').state).toBe('contested');
    expect(families(text('Lorex LNZ4001'))).toEqual(['dahua']);
  });
  it('a chip is a part, not the maker', () => {
    const found = text('Camera with Hi3516EV200 SoC');
    expect(found.state).toBe('unknown');
    expect(found.attributions[0]).toMatchObject({ role: 'chipset', family: 'huawei' });
  });
});

describe('unknown is not clear', () => {
  it.each([
    ['a camera of a house label', { description: 'Night Owl CAM-FWIP4L' }, 'unknown'],
    ['a placeholder', { manufacturer: 'Generic', model: 'IP Camera' }, 'unknown'],
    ['an unnamed router', { description: 'wireless router' }, 'unknown'],
    ['a line that says nothing', { description: 'GENERAL PURCHASE' }, 'unknown'],
    ['a chair', { description: 'Office chair, blue' }, 'not-equipment'],
    ['a fee', { description: 'Licence fee 2026' }, 'not-equipment'],
    ['a known maker', { manufacturer: 'Brother', model: 'HL-L5200DW' }, 'established'],
  ] as const)('%s is %s', (_what, cells, state) => {
    const found = of(cells);
    expect(found.state).toBe(state);
    if (state === 'unknown') expect(found.toSettle.length).toBeGreaterThan(0);
  });
});

describe('weighs signs', () => {
  it('name and number are two independent signs', () => {
    expect(text('Huawei S5735-L24T4X-A').attributions[0]?.confidence).toBe('proven');
  });
  it('the same name twice is one sign', () => {
    expect(of({ manufacturer: 'Huawei', brand: 'HUAWEI', description: 'Huawei' }).attributions[0]?.confidence).toBe(
      'strong',
    );
  });
  it('every attribution carries a reason that points at a cell', () => {
    for (const { signals } of of({ manufacturer: 'Dahua', model: 'IPC-HFW3441T' }).attributions)
      for (const signal of signals) {
        expect(signal.says).not.toBe('');
        expect(signal.because.value).not.toBe('');
      }
  });
});

const SAMPLES = [
  'Huawei S5735-L24T4X-A switch',
  'Hikvision DS-2CD2143G0-I camera',
  'Cisco C9300-24UX switch',
  'ZTE ZXHN H298Q router',
  'Axis P3245-LVE camera',
  'Dahua IPC-HFW3441T',
  'generic IP camera',
  'Lorex LNB4422 camera',
];
const UNRELATED = [
  'blue',
  'lobby',
  'qty',
  'pcs',
  'second',
  'floor',
  'north',
  'east',
  'rush',
  'grade',
  'white',
  'outdoor',
  '6',
];

describe('properties', () => {
  it('an unrelated word behind the text does not change who made it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.constantFrom(...UNRELATED), (line, word) => {
        const [plain, longer] = [text(line), text(`${line}, ${word}`)];
        expect(longer.state).toBe(plain.state);
        expect(families(longer)).toEqual(families(plain));
      }),
    );
  });
  it('case and spacing never flip the answer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.constantFrom('upper', 'lower', 'spaced'), (line, how) => {
        const variant =
          how === 'upper'
            ? line.toUpperCase()
            : how === 'lower'
              ? line.toLowerCase()
              : `  ${line.replaceAll(' ', '   ')} `;
        expect(text(variant).state).toBe(text(line).state);
        expect(families(text(variant))).toEqual(families(text(line)));
      }),
    );
  });
  it('never throws, and answers alike when asked twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ maxLength: 60 }),
        (description, manufacturer) => {
          const cells = { description, manufacturer, mac: manufacturer, model: description.slice(0, 40) };
          expect(of(cells)).toEqual(of(cells));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('says how to settle a company’s past', () => {
  it.each([
    [{ manufacturer: 'xFusion', model: '2288H V5' }, 'until 2021-11-05'],
    [{ manufacturer: 'Honor', model: 'Honor 90' }, 'Find out when it was made'],
    [{ manufacturer: 'H3C', model: 'S5130S-28P-EI' }, 'Find out when it was made'],
    [{ model: '2288H V5' }, 'Read the maker’s name on the label'],
  ])('%o', (cells, step) => {
    expect(of(cells).toSettle.join('; ')).toContain(step);
  });
  it('a server number that only the listed maker used needs no date', () => {
    expect(families(of({ model: 'RH2288H V3' }))).toEqual(['huawei']);
  });
});

describe('goods that another maker builds, under a company of its own', () => {
  it.each([
    ['the address of a company that sells others’ goods', { mac: '00:65:1E:12:34:56' }, 'dahua'],
    ['an address by the name that the company’s own consists of', { mac: '78:72:64:51:34:56' }, 'zte'],
    ['a company by its whole name', { manufacturer: 'Swann Communications Pty Ltd' }, 'hikvision'],
    ['a fact that is only recalled', { manufacturer: 'Speco Technologies' }, 'dahua'],
  ] as const)('a person settles %s', (_what, cells, family) => {
    const found = of(cells);
    expect(found.state).toBe('contested');
    expect(found.attributions.map((one) => one.family)).toContain(family);
  });

  it('an answer that names a company that sells others’ goods', () => {
    expect(of({ 'http-title': 'Speco Technologies' }).state).toBe('contested');
  });
});

describe('a listed maker’s number under a label that nobody knows', () => {
  it.each([
    ['an operator’s router', { manufacturer: 'Vodafone', model: 'HG659' }, 'contested'],
    ['an unknown label', { manufacturer: 'Zhuhai Foobar', model: 'MF283' }, 'contested'],
    ['a maker known for numbers of its own', { manufacturer: 'Cisco', model: 'C9300-24T' }, 'established'],
    ['an unknown maker of something else', { manufacturer: 'Foobar Chairs', model: 'Relax 12' }, 'established'],
  ] as const)('%s', (_, cells, state) => {
    expect(of(cells).state).toBe(state);
  });
});

describe('names that owners give are no makers', () => {
  it.each([
    ['a host in the answer of uname', { 'sys-descr': 'Linux hikvision-backup 4.4.302+ #69057 SMP x86_64' }],
    ['a host in a certificate', { 'tls-subject': 'CN=hikvision-nvr.lan,O=Home Lab,C=DE' }],
    ['a host of somebody’s domain in a certificate', { 'tls-subject': 'CN=dahua-nvr.cams.example.com' }],
    [
      'a neighbour in a dump of packets',
      {
        'cli-output':
          'tcpdump: listening on eno1\n08:51:12 LLDP, length 318\n\tSystem Name TLV (5), length 6: ACC-22\n\tSystem Description TLV (6), length 155\n\t  S5720\\0x0aHuawei Versatile Routing Platform Software\n1 packet captured',
      },
    ],
  ] as const)('%s', (_, cells) => {
    expect(families(of(cells))).toEqual([]);
  });

  it('the domain of a maker in a certificate is', () => {
    expect(families(of({ 'tls-subject': 'CN=ont.huawei.com, O=Huawei Technologies Co., Ltd' }))).toEqual(['huawei']);
  });
});

it('what the joint venture Huawei-3Com put its name on is a person’s to settle, even in a line of Huawei’s', () => {
  const said = 'Huawei-3Com Versatile Routing Platform Software, Version 3.10 Quidway S3528P';
  expect(of({ 'sys-descr': said }).state).toBe('contested');
});

it('the first bytes of Hikvision’s control port are a sign of it, escaped or not', () => {
  for (const banner of [
    '\\x00\\x00\\x00\\x10\\x00\\x00\\x00\\x1E\\x00\\x00\\x00\\x1E',
    '\0\0\0\x10\0\0\0\x1e\0\0\0\x1e',
  ])
    expect(of({ banner }).attributions.map(({ family }) => family)).toEqual(['hikvision']);
});
