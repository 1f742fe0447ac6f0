/**
 * Words that say what a thing is, by category of the rule vocabulary, in the languages inventories come in. Written folded
 * (lower case, no accents). Phrases are matched before single words. Own list, from general knowledge of the trade.
 */
export const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  camera:
    'license plate reader,license plate readers,licence plate reader,plate reader,license plate recognition,number plate recognition,license plate camera,lpr,alpr,anpr,thermal imager,thermal imagers,thermal imaging,thermal sight,night vision,video analytics,video wall,body worn,panoramic,pan tilt zoom,door viewer,video door,nanny cam,trail cam,webcams,camera,cameras,cam,ipc,webcam,ptz,dome,turret,bullet camera,bullet cam,speed dome,fisheye,cctv,surveillance,doorbell,dashcam,bodycam,body cam,body worn camera,videocamera,video surveillance,kamera,kameras,kamery,camara,camaras,telecamera,telecamere,kamerasi,uberwachungskamera,videouberwachung,videosurveillance,videovigilancia,видеокамера,камера,видеонаблюдение,видеонаблюдения,摄像机,摄像头,攝影機,监控,監視,카메라,カメラ,كاميرا,camera ip,thermal camera,minidome,baby monitor',
  recorder:
    'encoder,encoders,decoder,decoders,video encoder,video decoder,video server,video management,video management server,video management system,vms,nvms,vms server,video storage,recording server,capture card,nvr,dvr,xvr,hvr,hcvr,recorder,recorders,network video recorder,digital video recorder,video recorder,videorecorder,grabador,enregistreur,videoregistratore,видеорегистратор,регистратор,录像机,硬盘录像机,錄影機,rekorder',
  'access-control':
    'access control,access controller,door controller,card reader,intercom,door station,video intercom,doorphone,turnstile,face terminal,access terminal,biometric,fingerprint reader,alarm panel,门禁,对讲,домофон,скуд',
  router:
    'mesh router,iad,sbc,session border controller,industrial gateway,iot gateway,lorawan gateway,lora gateway,router,routers,roteador,roteadores,routeur,enrutador,ruteador,маршрутизатор,роутер,路由器,라우터,ルーター,ルータ,yonlendirici,wi-fi router,wifi router,mesh wifi,mesh system,cpe,home gateway,residential gateway,edgerouter,vpn gateway,sd-wan,gateway,gateways',
  switch:
    'switch,switches,ethernet switch,network switch,poe switch,conmutador,commutateur,коммутатор,свитч,交换机,交換機,스위치,スイッチ,anahtar,przelacznik,routing switch',
  firewall: 'firewall,firewalls,utm,ngfw,security appliance,防火墙,防火牆,межсетевой экран,pare-feu,cortafuegos,방화벽',
  'access-point':
    'mesh node,mesh nodes,mesh point,mesh extender,wifi extender,wi-fi extender,range extender,access point,access points,wap,wireless access point,wireless ap,wifi ap,indoor ap,outdoor ap,punto de acceso,point d acces,точка доступа,无线接入点,accesspoint,wlan ap,wireless controller,wlan controller,wireless access controller',
  olt: 'olt,optical line terminal,gpon olt,dslam,msan,access node,line terminal',
  ont: 'ont,onu,gpon,epon,xgs-pon,xgspon,optical network terminal,optical network unit,光猫,терминал ont,ftth',
  modem:
    'telematics,telematics unit,telematics control unit,tcu,gps tracker,gps trackers,vehicle tracker,asset tracker,tracker gps,obu,on-board unit,rsu,roadside unit,modem,modems,cable modem,dsl modem,adsl modem,lte modem,dongle,usb modem,mobile broadband,mobile hotspot,hotspot,mifi,data card,aircard,lte stick,3g stick,4g stick,surf stick,модем,调制解调器,数据卡,모뎀,モデム,lte,4g,5g,hspa,umts,wcdma,wimax,mobile wifi,4g router,lte router',
  module:
    'lte module,m.2 module,cellular module,wireless module,wwan,m.2,mini pcie,wwan module,5g module,communication module,gsm module,iot module',
  radio:
    'radio,radios,radiotelefon,two-way radio,two way radio,portable radio,handheld radio,mobile radio,walkie talkie,walkie-talkie,handset radio,dmr,tetra,p25,repeater,repeaters,transceiver radio,base radio,land mobile,vhf,uhf,рация,рации,радиостанция,对讲机,對講機,無線電,funkgerat,funkgerate,emisora,emetteur-recepteur,무전기,pmr,ptt,poc radio,speaker microphone',
  'base-station':
    'femtocell,femtocells,picocell,pico cell,microcell,femto,signal booster,cellular booster,signal repeater,odu,outdoor unit,cell tower,distributed antenna,base station,bts,enodeb,gnodeb,nodeb,node b,ran,bbu,rru,rrh,radio unit,remote radio,baseband,small cell,cell site,базовая станция,基站,macro cell,microwave,massive mimo,aau,radio access',
  optical:
    'dwdm,wdm,otn,sdh,roadm,optical transport,muxponder,transponder,multiplexer,edfa,optical transmission,оптический транспорт,波分',
  optic:
    'transceiver,transceivers,sfp,sfp+,sfp28,qsfp,qsfp+,qsfp28,qsfp-dd,xfp,gbic,optic,optics,optical module,aoc,dac cable,dac,трансивер,光模块,transceptor',
  phone:
    'phone,phones,smartphone,smartphones,cell phone,cellphone,mobile phone,ip phone,voip phone,handset,desk phone,telephone,telefono,telephone,telefon,handy,телефон,смартфон,手机,手機,電話,电话,휴대폰,スマートフォン,tablet,tablets,tableta,планшет,平板,smartwatch,watch,videoconference,video conference,telepresence,conference phone,pbx,ip pbx,sip phone',
  server:
    'server,servers,rack server,blade server,bladecenter,mainframe,servidor,serveur,сервер,服务器,伺服器,서버,サーバ,compute node,hypervisor host,virtual machine',
  storage:
    'storage,nas,san,disk array,disk shelf,storage array,tape library,tape drive,ssd,hdd,hard drive,hard disk,disk drive,nvme,almacenamiento,stockage,схд,存储,жесткий диск,flash drive,usb drive,memory card,sd card,microsd,memory,dimm,ram',
  computer:
    'computer,computers,laptop,laptops,notebook,desktop,workstation,workstations,pc,mini pc,thin client,chromebook,macbook,imac,ipad,portatil,ordinateur,ordinateur portable,ordenador,ноутбук,компьютер,电脑,笔记本,dell optiplex,tower pc,all-in-one,docking station,dock,kvm,kvm switch,keyboard,mouse,graphics card,gpu,motherboard,mainboard,raspberry pi,single board computer',
  display:
    'monitor,monitors,display,displays,television,tv,projector,projectors,smart board,interactive board,whiteboard,digital signage,led panel,bildschirm,ecran,pantalla,монитор,телевизор,проектор,显示器,投影仪,touchscreen',
  printer:
    'printer,printers,scanner,copier,plotter,multifunction,mfp,laserjet,label printer,drucker,imprimante,impresora,stampante,принтер,мфу,打印机,プリンタ,프린터,yazici,drukarka,barcode scanner,barcode reader,fax',
  drone:
    'drone,drones,uas,uav,quadcopter,unmanned aircraft,unmanned aerial,dron,дрон,квадрокоптер,无人机,無人機,gimbal',
  inverter:
    'inverter,inverters,solar inverter,pv inverter,string inverter,microinverter,wechselrichter,onduleur,inversor,инвертор,逆变器,bess,battery storage,energy storage',
  ups: 'ups,pdu,power distribution unit,uninterruptible,usv,rectifier,rectifiers,power supply,psu,power module,power shelf,power unit,power entry,battery backup,power adapter,ac adapter,surge protector,battery,batteries,charger,блок питания,ибп,电源,источник питания,netzteil,poe injector,midspan,power strip,rpdu,ats,transfer switch,power injector',
  chip: 'soc,chip,chipset,chips,fpga,microcontroller,mcu,cpu,processor,asic,integrated circuit,芯片,микросхема,чип',
  component:
    'bmc,baseboard management controller,ipmi,idrac,management module,management card,line cards,service module,switch module,splitter,adapter,adaptor,adapters,housing,splice,enclosure,board,card,line card,interface card,module,modules,subcard,controller card,fan,fan module,fan tray,fan unit,chassis,backplane,supervisor,processing unit,routing engine,switch fabric,switch fabric unit,fabric,network adapter,nic,hba,riser,pcie,network card,interface,plug-in unit,blade,daughter card,плата,модуль,板卡,sensor,relay,line processing unit,main processing unit,flexible card,service board',
  antenna: 'antenna,antennas,antenne,антенна,天线,antena',
  network:
    'iot,iot device,iot sensor,smart home hub,zigbee,z-wave,lora,lorawan,nb-iot,internet of things,kvm over ip,ip kvm,kvm ip,remote kvm,plc modem,voip,voip adapter,ata adapter,telephone adapter,satellite,vsat,packet broker,network tap,cable modem termination,cmts,headend,streaming box,media player,network,networking,ethernet,lan,wan,wifi,wi-fi,wireless,poe,fiber,fibre,telecom,телеком,network gear,network device,netgear,ip device,media converter,load balancer,proxy appliance,vpn,broadband,satellite terminal,terminal server,console server,serial server,device server,netzwerk,сеть,сетевой,网络,controller,set-top box,set top box,stb,telemetry,ip,hub,usb hub,bridge,extender,powerline',
  cable:
    'cable,cables,patch panel,patch panels,patch cord,patch cords,patch cable,patch cables,patchkabel,kabel,przewod,przewody,cavo,cavi,cabo,cabos,cablu,kablo,utp,ケーブル,케이블,电缆,电线,網路線,网线,connector,connectors,keystone,keystone jack,coax,cat5e,cat6,cat6a,fiber patch,hdmi cable,usb cable,кабель,线缆,跳线,mount,mounts,bracket,brackets,wall mount,rack,racks,cabinet,rack shelf,faceplate,wall plate,stand,tripod,case,sleeve,screen protector,conduit,raceway,pigtail,cassette,rack kit,rail kit,junction box,mounting kit,holder,cable tie,cable ties,velcro,zip ties,rj45 plug,rj45 plugs,blank panel,cable manager,lacing bar',
  software:
    'software,firmware,licence,license,licenses,licences,subscription,saas,antivirus,endpoint security,operating system,database,lizenz,licencia,licenza,лицензия,по,软件,许可,ソフトウェア,app,application,renewal,support contract,cloud server',
  industrial:
    'plc,hmi,scada,rtu,programmable logic,logic controller,drive,servo,industrial pc,meter,metering,thermostat,building automation,bms,lighting,valve,pump,motor,actuator,gas detector,oscilloscope,spectrum analyzer,multimeter,test set,scale,weighing,medical device,patient monitor,infusion,ventilator,ultrasound,x-ray,mri,oven,refrigerator,air conditioner,hvac,vacuum,washing machine,coffee,microscope,centrifuge,3d printer,tool,drill,saw,headset,headphones,microphone,speaker,speakers,amplifier,audio,game,console,toy,robot,vehicle,tractor,excavator,gps,lidar',
  training:
    'training,training course,training courses,course,seminar,webinar,certification,certification exam,exam,classroom training,schulung,capacitacion,обучение,培训',
  service:
    'service,services,maintenance,repair,consulting,support,wartung,mantenimiento,manutencion,обслуживание,ремонт,维护,服务,upgrade,upgrades,replacement,circuit,leased line,managed service,workshop,engineering services,professional services',
};

/** Words for things and dealings that are plainly no equipment of any kind the rules know. */
export const NOT_EQUIPMENT_WORDS =
  'do not use,do not buy,do not purchase,do not accept,do not allow,do not install,prepared by,approved by,requested by,invoice to,bill to,ship to,contact mr,contact ms,contact mrs,contact dr,regleta,printer paper,rental,schrauben,kabelkanal,buroklammern,krzeslo,krzesla,biurko,办公椅,文具,打印纸,复印纸,事務机,事務用品,installation,install,installation labour,installation labor,labor,labour,commissioning,montage,inbetriebnahme,instalacion,instalacja,instalacao,installazione,montaz,montazu,установка,монтаж,монтажные,монтажные работы,пусконаладочные,安装,安裝,设置费,工事費,設置工事,day rate,hourly rate,field engineer,room charges,air travel,flights,vehicles,lease of vehicles,vehicle rental,street sign,street signs,paving,repaving,toner,toner cartridge,ink cartridge,chair,chairs,desk,desks,table,sofa,furniture,bookcase,filing cabinet,stool,carpet,curtain,blinds,paint,lumber,plywood,cement,concrete,asphalt,gravel,road repair,sign repair,signage,road sign,snow removal,landscaping,lawn,janitorial,cleaning,cleaner,detergent,soap,paper,paper towels,copy paper,envelopes,pens,pencils,stapler,binder,notebook paper,office supplies,stationery,books,book,hardcover,paperback,ebook,e-book,t-shirt,sticker,stickers,backpack,backpacks,rucksack,mug,mugs,user manual,user guide,quick start guide,brochure,brochures,keychain,lanyard,lanyards,umbrella,gift bag,dinner,advertising,litigation,textbook,textbooks,magazine,newspaper,postage,stamps,shipping,freight,courier,delivery fee,gift card,gift cards,groceries,grocery,food,lunch,catering,meal,meals,coffee beans,water bottle,bottled water,snacks,pizza,restaurant,hotel,lodging,airfare,air fare,flight,taxi,car rental,parking,toll,fuel,gasoline,diesel,registration fee,membership,membership dues,dues,tuition,conference fee,conference registration,license fee,licence fee,licensing fee,permit fee,fine,fee,fees,tax,taxes,insurance,premium,rent,lease payment,salary,payroll,donation,grant,translation,legal services,attorney,audit,consulting,uniform,uniforms,shirt,shirts,shoes,boots,gloves,mask,masks,first aid,medicine,vaccine,flowers,plants,fertilizer,seed,animal feed,stuhl,tisch,buromobel,mobel,silla,mesa,escritorio,chaise,bureau,papier,papel,бумага,стол,стул,кресло,мебель,канцтовары,椅子,办公桌,桌子,纸,tire,tires,oil change,bus ticket,uniform rental,towels,trash bags,light bulbs,lamp,hammer,screws,nails,bolts,ladder,wheelbarrow,shovel,tape,batteries aa,calendar,poster,banner printing,balloons,trophy,plaque,eating places,fast food,book stores,grocery stores,supermarkets,service stations,department stores,drug stores,pharmacies,florists,airlines,hotels motels,postal services,elementary schools,colleges,universities,educational services,medical services,dental,veterinary,utilities,newspapers,sporting goods,laundry,charitable,membership organizations,court costs,pest control,trucking,amusement,nurseries,lumber,building materials,glass stores,plumbing,florist,dry cleaning,barber,gym,tuition fees,bus lines,ticket agencies,tickets,office supply,art supplies,craft supplies,first aid kit,hand sanitizer,paper cups,napkins,plates,forks,cleaning supplies,water,payroll,reimbursement,refund,deposit,mileage,per diem,travel,registration,subscription magazine,name badges,labels,folders,whiteboard markers,markers,crayons,glue,scissors,cake,sandwich,sandwiches,juice,milk,bread,fruit,vegetables';
