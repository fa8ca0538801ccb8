// The catalogue of 24 (DOMAIN §2). `verified`: the chain's name was read in a text of the authority. The ten emerging ones were; of the
// traditional ones 智能家电 was, as a chain; 新能源汽车, 海洋装备 and 食品饮料 were read as names of industries only; the rest, and all
// seven modern services, are from memory.
const emerging = '新兴产业';
const traditional = '传统优势产业';
const services = '现代服务业';

const listed = [
  ['集成电路', 'Integrated circuits', emerging, true],
  ['新型显示', 'New displays', emerging, true],
  ['虚拟现实', 'Virtual reality', emerging, true],
  ['人工智能', 'Artificial intelligence', emerging, true],
  ['生物医药及医疗器械', 'Biomedicine and medical devices', emerging, true],
  ['智能制造装备', 'Intelligent manufacturing equipment', emerging, true],
  ['先进高分子及金属材料', 'Advanced polymers and metal materials', emerging, true],
  ['精密仪器仪表', 'Precision instruments', emerging, true],
  ['通用航空', 'General aviation', emerging, true],
  ['氢能与储能', 'Hydrogen energy and energy storage', emerging, true],
  ['智能家电', 'Smart home appliances', traditional, true],
  ['轨道交通装备', 'Rail transit equipment', traditional, false],
  ['新能源汽车', 'New-energy vehicles', traditional, false],
  ['高端化工', 'High-end chemicals', traditional, false],
  ['海洋装备', 'Marine equipment', traditional, false],
  ['食品饮料', 'Food and beverages', traditional, false],
  ['纺织服装', 'Textiles and apparel', traditional, false],
  ['现代金融', 'Modern finance', services, false],
  ['现代物流', 'Modern logistics', services, false],
  ['现代商贸', 'Modern commerce', services, false],
  ['现代旅游', 'Modern tourism', services, false],
  ['商务服务', 'Business services', services, false],
  ['科技/软件信息', 'Technology, software and information', services, false],
  ['文化创意', 'Culture and creativity', services, false],
];

export const chains = listed.map(([name, nameEn, group, verified], i) => ({
  code: `QD22-${String(i + 1).padStart(2, '0')}`,
  name,
  nameEn,
  group,
  verified,
}));

/** By a chain's number: the code, what a company of it is called after, and what it builds or brings. */
const business = {
  1: [
    '微电子',
    [
      '硅光子芯片研发与封测',
      '车规级功率半导体',
      '传感器芯片设计',
      '半导体检测设备',
      '硅光子芯片中试平台',
      '第三代半导体外延片',
    ],
  ],
  2: ['显示技术', ['车载显示模组', '微型发光二极管面板', '显示驱动背板', '光学膜材']],
  3: ['虚拟现实科技', ['头戴显示整机', '光学模组', '工业仿真平台', '虚拟现实内容制作']],
  4: ['智能科技', ['工业视觉平台', '智能网联测试场', '算力服务中心', '语音交互终端', '智能机器人总部']],
  5: [
    '生物医药',
    ['医用影像设备', '抗体药物中试基地', '骨科植入器械', '体外诊断试剂', '海洋生物医药', '高端敷料'],
  ],
  6: ['智能装备', ['工业机器人本体', '数控机床', '智能物流装备', '激光加工设备', '精密减速器']],
  7: ['新材料', ['特种高分子材料', '高性能铝合金型材', '生物基材料', '金属粉末材料']],
  8: ['仪器', ['海洋监测仪器', '工业在线分析仪', '精密光学仪器']],
  9: ['航空', ['无人机总装', '通用航空维修中心', '航空零部件']],
  10: [
    '氢能科技',
    [
      '氢燃料电池电堆',
      '电解水制氢装备',
      '储能系统集成基地',
      '加氢装备',
      '固态储氢材料',
      '液流电池',
      '氢能源整车应用',
    ],
  ],
  11: ['智能家电', ['智慧厨电', '家电智能控制器', '热泵设备', '智能清洁电器', '变频压缩机']],
  12: ['轨道装备', ['轨道车辆制动系统', '轨道检测装备', '车辆内装', '信号与控制设备']],
  13: ['新能源汽车', ['动力电池包', '电驱动系统', '新能源专用车', '充换电设备', '汽车轻量化部件']],
  14: ['化工', ['电子化学品', '高端润滑材料', '特种橡胶']],
  15: ['海洋装备', ['深远海养殖装备', '船舶动力设备', '海上风电装备', '水下机器人']],
  16: ['食品', ['功能食品', '海洋食品精深加工', '健康饮品']],
  17: ['纺织科技', ['功能性面料', '智能制衣工厂', '产业用纺织品']],
  18: ['金融服务', ['产业基金管理', '融资租赁', '供应链金融平台']],
  19: ['物流', ['冷链物流基地', '智慧仓储中心', '多式联运枢纽']],
  20: ['商贸', ['跨境电商产业园', '进口商品集散中心', '直播电商基地']],
  21: ['文旅', ['滨海度假综合体', '邮轮旅游服务']],
  22: ['商务服务', ['检验检测总部', '人力资源产业园', '会展服务']],
  23: ['软件信息', ['工业软件研发', '数据服务中心', '软件外包基地']],
  24: ['文化创意', ['影视后期制作', '数字文创园', '工业设计中心']],
};

export const codeOf = (number) => chains[number - 1].code;
export const tradeOf = (number) => business[number][0];
export const productsOf = (number) => business[number][1];

/** Qingdao's ten districts (GB/T 2260), and how often something settles there. */
export const districts = [
  ['370202', '市南区', 6],
  ['370203', '市北区', 7],
  ['370211', '黄岛区', 24],
  ['370212', '崂山区', 14],
  ['370213', '李沧区', 7],
  ['370214', '城阳区', 16],
  ['370215', '即墨区', 10],
  ['370281', '胶州市', 9],
  ['370283', '平度市', 6],
  ['370285', '莱西市', 7],
];
export const districtName = new Map(districts.map(([code, name]) => [code, name]));
export const districtWeights = districts.map(([code, , weight]) => [code, weight]);
