/**
 * Words that say what a body does. A line holds one word with its spellings, abbreviations and translations; words that are
 * merely related stand on lines of their own. One line: `sector concept: words`. Words of one concept compare as
 * equal; sectors tell whether two names speak of different businesses. `any` says nothing about the business. Own table
 * from general knowledge; folded Latin spellings with Russian, Chinese (pinyin), Turkish, Persian and Romance forms.
 */
export const INDUSTRY = `
ict technology: technology technologies technical technics tech techn technol technological tekhnologii tekhnologiya teknoloji teknolojileri tecnologia tecnologias technologie technik technika tekhnologicheskii keji jishu technologiya tecnology techonology technolgy teknologi tek tekhnika texnologiya tekhnologicheskoe
ict hightech: hightech hitech
ict communication: communication communications comm comms commun telecommunication telecommunications telecom telecoms telco tele communicaton comunications comunicaciones comunicacoes telecomunicaciones kommunikation svyaz svyazi tongxin tongxun iletisim telekommunikation telekomunikasyon telekommunikatsii mukhabarat telekom telecomunicacoes telekomunikace haberlesme kommunikatsii
ict electronic: electronic electronics elec elect electron elektronika elektronik elektron dianzi electronica electronique elektronische avionics avionik electronicos elettronica
ict microelectronic: microelectronic microelectronics mikroelektronika mikroelektronik weidianzi
ict optoelectronic: optoelectronic optoelectronics guangdian photoelectric optoelektronika
ict digital: digital digit shuzi shuma numerique tsifrovye tsifrovoi dijital
ict network: network networks networking ntwk netwk wangluo seti setevye redes reseaux netzwerk shabakeh
ict internet: internet net web online hulianwang cyber
ict information: information info informatics informatika xinxi informacion informatique informatsionnye informatsii bilisim
ict software: software soft ruanjian program programming yazilim
ict application: application applications app apps
ict computer: computer computers computing comput jisuanji kompyuter bilgisayar ordinateur rayaneh
ict supercomputer: supercomputing supercomputer supercomputers
ict wireless: wireless wirless wuxian radiosvyaz
ict mobile: mobile cellular yidong
ict radio: radio broadcast broadcasting
ict satellite: satellite satellites satcom weixing sputnikovye
ict radar: radar radars leida
ict broadband: broadband
ict gps: gps gnss
ict semiconductor: semiconductor semiconductors semi bandaoti poluprovodnik poluprovodnikov yariiletken
ict chip: chip chips ic xinpian
ict microsystem: microsystem microsystems
ict circuit: circuit circuits dianlu
ict integrated: integrated jicheng
ict system: system systems sys syst xitong sistemy sistema sistemas sistemi systeme systems sistem sistemleri systemtechnik
ict data: data shuju dannye bigdata datos donnees daten
ict cloud: cloud yun oblako bulut
ict datacenter: datacenter datacentre
ict iot: iot wulianwang
ict smart: smart intelligent intelligence intel zhineng zhihui akilli intellektualnye
ict ai: ai
ict robot: robot robots robotics jiqiren robototekhnika robotik
ict video: video shipin
ict vision: vision visual
ict imaging: imaging image images
ict camera: camera cameras
ict optical: optical optics optic optik optika optiko guangxue optique
ict photonics: photonics photonic fotonika
ict laser: laser lasers lazer jiguang
ict security: security secure anfang guvenlik bezopasnost seguridad securite sicherheit
ict safety: safety anquan
ict protection: protection
ict surveillance: surveillance
ict equipment: equipment equip equipments shebei oborudovanie oborudovaniya ekipman ekipmanlari tajhizat equipos equipement
ict device: device devices appliance appliances ustroistva cihazlari
ict terminal: terminal terminals zhongduan
ict component: component components komponenty
ict hardware: hardware
ict instrument: instrument instruments instrumentation instrumental yiqi pribor pribory instrumentmaking priborostroitelnyi priborostroitelnii priborostroeniya
ict automation: automation automatic automated zidonghua avtomatika avtomatizatsii otomasyon automatica automatizacion
ict control: control controls
any international: international intl internat int internacional internationale guoji mezhdunarodnyi beynelmilel uluslararasi internatsional beinolmelal
any global: global globe
any world: world worldwide
any universal: universal universe
any trading: trading trade trd trdg trds commerce commercial comm ltd comercial comercio maoyi ticaret torgovyi torgovlya tijarat tejarat bazargani tijaret handel handels mercantile tic tejari kommerz
any import: import imports importer impex imex ithalat jinchukou importexport export exports exporter exporters ihracat exportaciones importaciones
any industry: industry industries industrial ind inds indus sanat sanayi gongye shiye promyshlennyi promyshlennost promyshlennaya industria industrias industrie industriya senaat sanayii san sanaye
any engineering: engineering engineers eng engg engr engrg muhendislik gongcheng inzhiniring ingenieria muhandesi mohandesi ingenierie
any service: service services serv srvc srvcs srvces svc svcs servicios hizmetleri fuwu uslugi khadamat servis dienstleistungen servizi hizmet
any solution: solution solutions resheniya
any development: development dev develop developments fazhan razvitie razvitiya desarrollo kaifa tose'e tosee entwicklung
any research: research rsch res researching issledovatelskii issledovanii yanjiu tahghighat tahqiqat pajoohesh investigacion recherche forschung
any science: scientific science sciences sci nauchno nauchnyi kexue nauki nauka
any institute: institute institutes inst institut instytut instituto yanjiusuo suo yuan
any laboratory: laboratory laboratories lab labs laboratoriya laboratorium laboratorio shiyanshi
any center: center centers centre centres centr tsentr zhongxin merkezi merkez markaz centro zentrum
any academy: academy akademiya
any bureau: bureau byuro buro byuroo
any office: office offices
any design: design designing konstruktorskoe konstruktorskii sheji tasarim
any designbureau: okb skb
any manufacturing: manufacturing manufacture manufacturer manufacturers mfg mfr manuf mnfg manufact uretim zhizao imalat tolidi toliddi
any production: production prod produce proizvodstvennoe proizvodstvo proizvodstva proizvodstvennaya produktion produccion
any product: product products
any plant: plant plants factory factories zavod zavoda works mill fabrika gongchang chang fabrik kombinat karkhaneh
any workshop: workshop workshops
any machine: machine machinery machines makina makine jixie maquinaria mashin
any machinebuilding: mashinostroitelnyi mashinostroenie machinebuilding machinostroeniya mashinostroeniya
any mechanical: mechanical mechanics mekhanicheskii mekanik
any electromechanical: electromechanical elektromekhanicheskii elektromekhanicheskiy elektromekhanicheski
any tools: tools tool
any management: management managing mgmt mgt mngmt guanli upravlenie yonetim
any administration: admin administration administrative
any consulting: consulting consultants consultancy consult advisory advies beratung advisors danismanlik musavirlik konsalting
any council: council conseil soviet sovet
any association: association assoc assn obedinenie asociacion
any society: society
any union: union soyuz
any federation: federation league
any committee: committee komitet
any commission: commission
any supply: supply supplies supplier procurement tedarik
any distribution: distribution distributor distributors distribuidora dagitim
any wholesale: wholesale
any store: store stores
any market: market mart markets
any marketing: marketing pazarlama
any shop: shop
any sales: sales
any general: general gen generale amume umumi
any national: national nat natl guojia nacional natsionalnyi melli
any state: state gosudarstvennyi gosudarstvennoe gossudarstvennyi
any federal: federal federalnoe
any centralw: central tsentralnyi
any public: public
any branch: branch subsidiary filial sube subesi fengongsi sucursal
any representative: representative
any division: division div
any department: department dept
any unit: unit
any agency: agency
any organization: organization organisation org
any project: project projects proekt
any venture: venture ventures
any initiative: initiative
any partner: partners partner
any associates: associates
any alliance: alliance
any team: team
any innovation: innovation innovations innovative innovatsii chuangxin
any advanced: advanced advance
any new: new
any modern: modern
any future: future
any creative: creative
any enterprisew: predpriyatie predpriyatiya isletmesi
any material: material materials cailiao materialy malzeme
any steel: steel stal
any iron: iron
any metal: metal metals
any metallurgy: metallurgical metallurgy
any aluminium: aluminium aluminum
any copper: copper
any plastic: plastic plastics plastik
any glass: glass
any rubber: rubber
any cement: cement
any chemical: chemical chemicals chem chemistry khimicheskii huagong kimya chimie quimica
any electric: electric electrical elektrik dianqi elektro electricheskii electrotechnical elektrotekhnicheskii elektrotekhnika elettrica
any power: dianli
finance bank: bank banks banking banka banque banco yinhang
finance trust: trust
finance credit: credit kredit
finance savings: savings
finance fund: fund funds
finance capital: capital
finance equity: equity
finance asset: asset assets
finance securities: securities
finance invest: invest investment investments investors investor touzi yatirim beleggingen inversiones investissement sarmayegozari
finance finance: finance financial finances jinrong
finance holdco: holdco
finance leasing: leasing lizing
finance mortgage: mortgage
finance loan: loan loans
finance wealth: wealth
finance insurance: insurance insur baoxian sigorta bimeh assurance assurances versicherung seguros
finance exchange: exchange exchanges sarrafi sarafi
finance remittance: remittance remittances hawala
finance brokerage: average brokerage brokers broker
finance pension: pension
food food: food foods gida alimentos
food restaurant: restaurant restaurants catering canyin
food cafe: cafe
food bakery: bakery
food beverage: beverage beverages
food wine: wine winery
food tea: tea
food coffee: coffee
food brewery: brewery
food dairy: dairy
food meat: meat
food seafood: seafood
food fishery: fisheries fishery fishing
food farm: farm farms
food agriculture: agro agricultural agriculture agri nongye tarim
food grain: grain
food sugar: sugar
textile textile: textile textiles fangzhi tekstil
textile garment: garment garments clothing apparel fushi
textile fashion: fashion
textile shoe: shoe shoes footwear
textile carpet: carpet carpets
textile leather: leather
textile yarn: yarn
textile cotton: cotton
textile silk: silk
realestate estate: estate estates realty property properties dichan fangchan fangdichan emlak
realestate housing: housing
realestate construction: construction construct constructions constr jianshe jianzhu insaat stroitelnyi stroitelstvo zhiye construcciones
realestate building: building builders
realestate contracting: contracting contractors contractor
realestate developers: developers developer
realestate decoration: decoration zhuangshi
hotel hotel: hotel hotels jiudian
hotel resort: resort resorts
hotel tourism: tourism turizm lvyou
hotel travel: travel
hotel tours: tours tour
hotel hospitality: hospitality
hotel leisure: leisure
media entertainment: entertainment yule
media games: games game gaming
media film: film films movie
media music: music
media media: media chuanmei medya
media press: press
media publishing: publishing publisher
media news: news
media television: television tv
media studio: studio studios
media culture: culture wenhua
media yingshi: yingshi
transport shipping: shipping shpg haiyun denizcilik
transport ship: ship ships
transport marine: marine
transport maritime: maritime
transport shipbuilding: shipbuilding shipyard sudostroitelnyi tersane
transport logistics: logistics logistic wuliu lojistik logistica logistika
transport freight: freight
transport cargo: cargo kargo
transport transport: transport transportation nakliyat transporte transportes trans transit
transport airline: airline airlines airways airway aerolineas aviakompaniya aviakompaniia aviokompanija
transport air: air
transport aviation: aviation hangkong havacilik aviatsionnyi hava
transport aircraft: aircraft aviastroitelnyi
transport aerospace: aerospace aerotech
transport aeronautical: aeronautics aeronautical
transport auto: auto automotive automobile qiche otomotiv
transport motor: motor motors
transport vehicle: vehicle vehicles
transport railway: rail railway railways
transport line: lines line
transport navigation: navigation
transport vessel: vessel
transport tanker: tanker tankers
energy energy: energy enerji energo energiya energia energie
energy oil: oil neft nefte shiyou naft
energy gas: gas gaz
energy petroleum: petroleum petro
energy petrochemical: petrochemical petrochemicals
energy mining: mining madencilik gornyi
energy mineral: minerals mineral
energy coal: coal
energy power: power
energy nuclear: nuclear
energy atomic: atomic
energy lng: lng
energy solar: solar
energy wind: wind
energy electricity: electricity
energy refinery: refinery
energy fuel: fuel fuels
energy drilling: drilling
energy oilfield: oilfield
medical medical: medical yiliao medikal tibbi
medical medicine: medicine
medical health: health healthcare
medical hospital: hospital clinic
medical pharma: pharma pharmaceutical pharmaceuticals pharmacy yiyao yaoye ilac
medical drug: drug drugs
medical biotech: biotech biotechnology
medical bio: bio biological biology
medical dental: dental
medical veterinary: veterinary
medical cosmetics: cosmetics
medical beauty: beauty
education university: university universities universitet universite daxue daneshgah universidad
education college: college
education school: school
education education: education educational jiaoyu
education training: training
education xueyuan: xueyuan
education polytechnic: institutepolytechnic polytechnic
military military: military
military defense: defense defence savunma defensa
military army: army
military navy: navy naval
military weapon: weapon weapons silah
military arms: arms
military ammunition: ammunition
military missile: missile missiles
military armament: armament armaments
military corps: corps
military force: force forces
military brigade: brigade brigades
military battalion: battalion battalions
military rocket: rocket
military ordnance: ordnance
military guard: guard guards
military police: police
military prison: prison
military militia: militia
charity foundation: foundation vakfi
charity charity: charity charitable
charity relief: relief
charity humanitarian: humanitarian
charity aid: aid
charity welfare: welfare
charity mosque: mosque
charity islamic: islamic
charity church: church
legal law: law legal
legal attorney: attorney attorneys
legal notary: notary
`;

/** Han words for the same concepts, longest match first when a name is cut into words. */
export const HAN_INDUSTRY: Readonly<Record<string, string>> = {
  科技: 'technology',
  技术: 'technology',
  高新: 'hightech',
  通信: 'communication',
  通讯: 'communication',
  电信: 'communication',
  电子: 'electronic',
  微电子: 'microelectronic',
  光电: 'optoelectronic',
  数字: 'digital',
  数码: 'digital',
  网络: 'network',
  互联网: 'internet',
  互联: 'internet',
  信息: 'information',
  软件: 'software',
  计算机: 'computer',
  无线: 'wireless',
  移动: 'mobile',
  半导体: 'semiconductor',
  芯片: 'chip',
  集成电路: 'circuit',
  电路: 'circuit',
  系统: 'system',
  数据: 'data',
  云计算: 'cloud',
  智能: 'smart',
  智慧: 'smart',
  物联网: 'iot',
  机器人: 'robot',
  视频: 'video',
  光学: 'optical',
  安防: 'security',
  安全: 'safety',
  设备: 'equipment',
  仪器: 'instrument',
  终端: 'terminal',
  自动化: 'automation',
  国际: 'international',
  全球: 'global',
  贸易: 'trading',
  商贸: 'trading',
  进出口: 'import',
  工业: 'industry',
  实业: 'industry',
  产业: 'industry',
  工程: 'engineering',
  服务: 'service',
  发展: 'development',
  开发: 'development',
  科学: 'science',
  研究: 'research',
  研究所: 'institute',
  研究院: 'institute',
  实验室: 'laboratory',
  中心: 'center',
  设计: 'design',
  制造: 'manufacturing',
  工厂: 'plant',
  机械: 'machine',
  管理: 'management',
  咨询: 'consulting',
  国家: 'national',
  材料: 'material',
  化工: 'chemical',
  钢铁: 'steel',
  电气: 'electric',
  电力: 'power',
  电器: 'electric',
  银行: 'bank',
  投资: 'invest',
  金融: 'finance',
  证券: 'securities',
  保险: 'insurance',
  基金: 'fund',
  食品: 'food',
  餐饮: 'restaurant',
  餐厅: 'restaurant',
  酒业: 'wine',
  农业: 'agriculture',
  饮料: 'beverage',
  茶业: 'tea',
  粮油: 'grain',
  服饰: 'garment',
  服装: 'garment',
  纺织: 'textile',
  制衣: 'garment',
  鞋业: 'shoe',
  皮革: 'leather',
  家纺: 'textile',
  地产: 'estate',
  房产: 'estate',
  房地产: 'estate',
  置业: 'estate',
  建设: 'construction',
  建筑: 'construction',
  装饰: 'decoration',
  物业: 'estate',
  建材: 'estate',
  家具: 'estate',
  酒店: 'hotel',
  旅游: 'tourism',
  旅行社: 'travel',
  宾馆: 'hotel',
  娱乐: 'entertainment',
  文化: 'culture',
  影视: 'yingshi',
  传媒: 'media',
  广告: 'advertising',
  游戏: 'games',
  印刷: 'printing',
  物流: 'logistics',
  航空: 'aviation',
  海运: 'shipping',
  运输: 'transport',
  汽车: 'auto',
  船舶: 'shipbuilding',
  航运: 'shipping',
  能源: 'energy',
  石油: 'oil',
  矿业: 'mining',
  煤业: 'coal',
  医药: 'pharma',
  医疗: 'medical',
  药业: 'pharma',
  生物: 'bio',
  医院: 'hospital',
  化妆品: 'cosmetics',
  大学: 'university',
  学院: 'xueyuan',
  教育: 'education',
  学校: 'school',
  商业: 'retail',
  百货: 'retail',
  超市: 'retail',
  商场: 'retail',
  商城: 'retail',
  珠宝: 'retail',
  玩具: 'retail',
  文具: 'retail',
  包装: 'material',
  塑料: 'plastic',
  五金: 'material',
}; // prettier-ignore

/** Sectors of concepts that only the Han table names. */
export const HAN_ONLY_SECTORS: Readonly<Record<string, string>> = {
  retail: 'retail',
  advertising: 'media',
  printing: 'media',
};
