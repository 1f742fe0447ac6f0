/**
 * Words that say what a body does, grouped by meaning. One line: `sector concept: words`. Words of one concept compare as
 * equal; sectors tell whether two names speak of different businesses. `any` says nothing about the business. Own table
 * from general knowledge; folded Latin spellings with Russian, Chinese (pinyin), Turkish, Persian and Romance forms.
 */
export const INDUSTRY = `
ict technology: technology technologies technical technics tech techn technol technological tekhnologii tekhnologiya teknoloji teknolojileri tecnologia tecnologias technologie technik technika tekhnologicheskii keji jishu technologiya hightech tecnology techonology technolgy teknologi
ict communication: communication communications comm comms commun telecommunication telecommunications telecom telecoms telco tele communicaton comunications comunicaciones comunicacoes telecomunicaciones kommunikation svyaz svyazi tongxin tongxun iletisim telekommunikation telekomunikasyon telekommunikatsii mukhabarat telekom telecomunicacoes telekomunikace
ict electronic: electronic electronics elec elect electron elektronika elektronik elektron dianzi electronica electronique elektronische microelectronic microelectronics mikroelektronika mikroelektronik weidianzi optoelectronic optoelectronics guangdian photoelectric avionics avionik
ict digital: digital digit shuzi shuma numerique tsifrovye tsifrovoi
ict network: network networks networking ntwk netwk wangluo setevye internet web online hulianwang net cyber
ict information: information info informatics informatika xinxi informacion informatique informatsionnye informatsii
ict software: software soft ruanjian program programming application applications app apps
ict computer: computer computers computing comput jisuanji kompyuter bilgisayar supercomputing supercomputer
ict wireless: wireless wirless mobile cellular radio wuxian yidong radar satellite satcom broadcast broadband gps
ict semiconductor: semiconductor semiconductors semi bandaoti chip chips microsystem ic
ict circuit: circuit circuits integrated jicheng dianlu
ict system: system systems sys syst xitong sistemy sistema sistemas sistemi systeme systems
ict data: data shuju cloud yun bigdata datacenter dannye
ict iot: iot smart intelligent intelligence intel zhineng zhihui ai robot robotics jiqiren
ict video: video vision visual imaging camera cameras optical optics optic optik optika optiko photonics shipin guangxue laser lasers
ict security: security secure surveillance anfang guvenlik protection anquan bezopasnost safety
ict device: device devices equipment equip equipments terminal terminals component components appliance appliances shebei hardware zhongduan
ict instrument: instrument instruments instrumentation instrumental yiqi pribor pribory instrumentmaking priborostroitelnyi priborostroitelnii priborostroeniya
ict automation: automation automatic automated control controls zidonghua avtomatika avtomatizatsii
any international: international intl internat int internacional internationale guoji mezhdunarodnyi beynelmilel uluslararasi internatsional
any global: global worldwide world universal universe
any trading: trading trade trd trdg trds commerce commercial comm ltd comercial comercio maoyi ticaret torgovyi torgovlya tijarat tejarat bazargani tijaret handel handels mercantile
any import: import imports importer impex imex ithalat jinchukou importexport export exports exporter ihracat
any industry: industry industries industrial ind inds indus sanat sanayi gongye shiye promyshlennyi promyshlennost promyshlennaya industria industrias industrie industriya senaat sanayii
any engineering: engineering engineers eng engg engr engrg muhendislik gongcheng inzhiniring ingenieria muhandesi mohandesi
any service: service services serv srvc srvcs srvces svc svcs servicios hizmetleri fuwu uslugi khadamat servis dienstleistungen servizi
any solution: solution solutions resheniya
any development: development dev develop developments fazhan razvitie razvitiya desarrollo kaifa tose'e tosee
any research: research rsch res scientific science sciences sci researching issledovatelskii nauchno nauchnyi yanjiu kexue issledovanii nauki tahghighat tahqiqat pajoohesh
any institute: institute institutes inst institut instytut instituto laboratory laboratories lab labs laboratoriya laboratorium laboratorio shiyanshi yanjiusuo suo yuan center centre centr tsentr zhongxin merkezi markaz academy akademiya
any bureau: bureau byuro office buro offices byuroo
any design: design designing konstruktorskoe konstruktorskii sheji okb skb
any manufacturing: manufacturing manufacture manufacturer manufacturers mfg mfr manuf mnfg production prod produce products product uretim zhizao proizvodstvennoe proizvodstvo proizvodstva imalat toliddi tolidi
any plant: plant plants factory factories zavod zavoda works mill fabrika gongchang chang fabrik kombinat workshop karkhaneh
any machine: machine machinery machines mashinostroitelnyi mashinostroenie makina makine jixie machinebuilding mechanical mechanics mekhanicheskii machinostroeniya mashinostroeniya tools tool electromechanical elektromekhanicheskii elektromekhanicheskiy
any management: management mgmt mgt mngmt admin administration administrative guanli upravlenie
any consulting: consulting consultants consultancy consult advisory advies conseil beratung advisors
any association: association assoc assn association society obedinenie union soyuz federation league council committee commission komitet
any supply: supply supplies supplier procurement distribution distributor distributors distribuidora wholesale retail store stores market mart shop sales tedarik
any general: general gen national nat natl state federal central public guojia gosudarstvennyi gosudarstvennoe generale amume umumi gossudarstvennyi
any branch: branch office representative subsidiary filial division div dept department unit agency organization organisation org sube subesi fengongsi
any project: project projects proekt venture ventures initiative
any partner: partners partner associates alliance team
any innovation: innovation innovations innovative innovatsii chuangxin advanced new modern future creative
any material: material materials cailiao steel iron metal metals metallurgical metallurgy aluminium aluminum copper plastic plastics glass rubber cement chemical chemicals chem chemistry khimicheskii huagong kimya
any electric: electric electrical elektrik dianqi dianli elektro elektricheskii electrotechnical elektrotekhnicheskii
finance bank: bank banks banking banka banque banco yinhang trust savings credit
finance fund: fund funds capital equity asset assets securities invest investment investments investors touzi yatirim beleggingen holdco finance financial finances jinrong leasing mortgage loan wealth baoxian insurance insur exchange sarrafi remittance average brokerage pension
food food: food foods shipin0 restaurant restaurants cafe catering canyin beverage beverages bakery wine winery tea coffee brewery dairy meat seafood fisheries fishery farm farms agro agricultural agriculture agri nongye grain sugar
textile textile: textile textiles garment garments clothing apparel fashion fushi fangzhi shoe shoes footwear carpet carpets leather tekstil yarn cotton silk
realestate estate: estate estates realty property properties dichan fangchan fangdichan housing construction construct constructions constr building builders jianshe jianzhu insaat stroitelnyi stroitelstvo zhiye contracting contractors developers contractor decoration zhuangshi
hotel hotel: hotel hotels resort tourism travel tours jiudian lvyou hospitality leisure turizm
media entertainment: entertainment games game gaming film films movie music media press publishing publisher news television tv studio yule yingshi wenhua culture chuanmei
transport transport: shipping ship ships marine maritime shipbuilding shipyard logistics logistic freight cargo transport transportation trans transit airline airlines air aviation aircraft aerospace aeronautics aeronautical hangkong haiyun wuliu nakliyat auto automotive automobile motor motors vehicle vehicles qiche rail railway railways lines line navigation vessel yun0 aerotech denizcilik tanker tankers
energy energy: energy oil gas petroleum petro petrochemical petrochemicals mining minerals mineral coal power nuclear atomic neft nefte shiyou enerji energo energiya solar wind electricity lng gaz naft refinery fuel fuels drilling oilfield
medical medical: medical medicine health healthcare hospital clinic pharma pharmaceutical pharmaceuticals pharmacy drug drugs biotech biotechnology bio biological biology yiliao yiyao yaoye dental veterinary ilac cosmetics beauty
education education: university universities universitet universite daxue college school education educational training jiaoyu xueyuan institutepolytechnic polytechnic daneshgah
military military: military defense defence army navy naval weapon weapons arms ammunition missile missiles armament corps force forces brigade battalion rocket ordnance guard guards police prison militia battalions
charity charity: foundation charity charitable relief humanitarian aid welfare mosque islamic church
legal law: law legal attorney attorneys notary
`;

/** Han words for the same concepts, longest match first when a name is cut into words. */
export const HAN_INDUSTRY: Readonly<Record<string, string>> = {
  科技: 'technology',
  技术: 'technology',
  高新: 'technology',
  通信: 'communication',
  通讯: 'communication',
  电信: 'communication',
  电子: 'electronic',
  微电子: 'electronic',
  光电: 'electronic',
  数字: 'digital',
  数码: 'digital',
  网络: 'network',
  互联网: 'network',
  互联: 'network',
  信息: 'information',
  软件: 'software',
  计算机: 'computer',
  无线: 'wireless',
  移动: 'wireless',
  半导体: 'semiconductor',
  芯片: 'semiconductor',
  集成电路: 'circuit',
  电路: 'circuit',
  系统: 'system',
  数据: 'data',
  云计算: 'data',
  智能: 'iot',
  智慧: 'iot',
  物联网: 'iot',
  机器人: 'iot',
  视频: 'video',
  光学: 'video',
  安防: 'security',
  安全: 'security',
  设备: 'device',
  仪器: 'device',
  终端: 'device',
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
  科学: 'research',
  研究: 'research',
  研究所: 'institute',
  研究院: 'institute',
  实验室: 'institute',
  中心: 'institute',
  设计: 'design',
  制造: 'manufacturing',
  工厂: 'plant',
  机械: 'machine',
  管理: 'management',
  咨询: 'consulting',
  国家: 'general',
  材料: 'material',
  化工: 'material',
  钢铁: 'material',
  电气: 'electric',
  电力: 'electric',
  电器: 'electric',
  银行: 'bank',
  投资: 'fund',
  金融: 'fund',
  证券: 'fund',
  保险: 'fund',
  基金: 'fund',
  食品: 'food',
  餐饮: 'food',
  餐厅: 'food',
  酒业: 'food',
  农业: 'food',
  饮料: 'food',
  茶业: 'food',
  粮油: 'food',
  服饰: 'textile',
  服装: 'textile',
  纺织: 'textile',
  制衣: 'textile',
  鞋业: 'textile',
  皮革: 'textile',
  家纺: 'textile',
  地产: 'estate',
  房产: 'estate',
  房地产: 'estate',
  置业: 'estate',
  建设: 'estate',
  建筑: 'estate',
  装饰: 'estate',
  物业: 'estate',
  建材: 'estate',
  家具: 'estate',
  酒店: 'hotel',
  旅游: 'hotel',
  旅行社: 'hotel',
  宾馆: 'hotel',
  娱乐: 'entertainment',
  文化: 'entertainment',
  影视: 'entertainment',
  传媒: 'entertainment',
  广告: 'entertainment',
  游戏: 'entertainment',
  印刷: 'entertainment',
  物流: 'transport',
  航空: 'transport',
  海运: 'transport',
  运输: 'transport',
  汽车: 'transport',
  船舶: 'transport',
  航运: 'transport',
  能源: 'energy',
  石油: 'energy',
  矿业: 'energy',
  煤业: 'energy',
  医药: 'medical',
  医疗: 'medical',
  药业: 'medical',
  生物: 'medical',
  医院: 'medical',
  化妆品: 'medical',
  大学: 'education',
  学院: 'education',
  教育: 'education',
  学校: 'education',
  商业: 'retail',
  百货: 'retail',
  超市: 'retail',
  商场: 'retail',
  商城: 'retail',
  珠宝: 'retail',
  玩具: 'retail',
  文具: 'retail',
  包装: 'material',
  塑料: 'material',
  五金: 'material',
}; // prettier-ignore

/** Sectors of concepts that only the Han table names. */
export const HAN_ONLY_SECTORS: Readonly<Record<string, string>> = { retail: 'retail' };
