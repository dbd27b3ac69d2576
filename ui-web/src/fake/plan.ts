import type { CounterInfo, Service, Tagset, Text, Zone } from '../data/types';

/** The invented county hall of the fake appliance. */
const text = (zh: string, en: string): Text => ({ zh, en });

type Range = readonly [number, number] | null;

function service(
  id: string,
  zh: string,
  en: string,
  plain: readonly [string, string] | null,
  waiting: number,
  openCounters: number,
  range: Range,
  state: Service['state'] = 'open',
): Service {
  return {
    id,
    name: text(zh, en),
    plainName: plain === null ? null : text(...plain),
    state,
    waiting,
    openCounters,
    estimate: range === null ? null : { p50Minutes: range[0], p90Minutes: range[1] },
    opens: null,
    stillServed: null,
    steps: null,
  };
}

function zone(id: string, letter: string, name: Text, where: Text, services: Service[]): Zone {
  return { id, letter, name, where, waiting: services.reduce((sum, one) => sum + (one.waiting ?? 0), 0), services };
}

export function zones(): Zone[] {
  return [
    zone('general', 'A', text('综合窗口', 'General'), text('1 楼 A 区', 'Floor 1, area A'), [
      service('real-estate', '不动产登记', 'Property registration', null, 8, 3, [12, 22]),
      service('household', '户口登记', 'Household register', ['户口', 'Household'], 4, 2, [10, 20]),
      service('id-card', '身份证办理', 'Identity card', ['身份证', 'ID card'], 2, 2, [5, 10]),
    ]),
    zone('social', 'B', text('社保医保', 'Social security'), text('2 楼 B 区', 'Floor 2, area B'), [
      service('social-card', '社保卡办理', 'Social security card', ['社保卡', 'Social card'], 6, 4, [15, 25]),
      service('pension', '养老保险', 'Pension insurance', ['养老金', 'Pension'], 9, 3, [25, 40]),
      service('medical', '医保参保', 'Medical insurance', ['医保', 'Medical care'], 2, 2, [5, 10]),
      service('freelance', '灵活就业参保', 'Freelance insurance', null, 0, 2, null),
      service('refund', '医疗费用报销', 'Medical refunds', null, 3, 0, null),
      service('unemployed', '失业登记', 'Unemployment', null, 0, 0, null, 'paused'),
    ]),
    zone('building', 'C', text('工改专区', 'Construction'), text('2 楼 C 区', 'Floor 2, area C'), [
      service('permit', '施工许可', 'Building permit', null, 1, 1, [3, 8]),
      service('planning', '规划许可', 'Planning permit', null, 0, 1, null),
    ]),
    zone('company', 'D', text('企业开办', 'New companies'), text('1 楼 D 区', 'Floor 1, area D'), [
      service('licence', '营业执照', 'Business licence', null, 3, 2, [8, 15]),
      service('seal', '公章刻制', 'Company seal', null, 0, 1, null),
      service('invoice', '发票和税控设备', 'Invoices and tax device', null, 1, 1, [5, 12]),
      service('bank', '银行开户', 'Bank account', null, 0, 0, null),
      service('housing-fund', '住房公积金', 'Housing fund', null, 0, 1, null, 'closed'),
    ]),
    zone('helper', 'E', text('百事通专窗', 'Any question'), text('1 楼 E 区', 'Floor 1, area E'), [
      service('anything', '疑难事项', 'Difficult matters', null, 1, 1, [5, 15]),
    ]),
  ];
}

/** A hall that is too large for one page: eight zones, nine services, labels of four digits. */
export function manyZones(): Zone[] {
  const more = ['自助服务区', '免费文印区', '公共资源交易'].map((name, index) =>
    zone(`more-${index}`, 'FGH'.charAt(index), text(name, `Zone ${'FGH'.charAt(index)}`), text('3 楼', 'Floor 3'), [
      service(`more-${index}-a`, '咨询', 'Questions', null, index, 1, [3, 9]),
    ]),
  );
  const all = zones();
  const social = all[1];
  social?.services.push(
    service('injury', '工伤保险待遇申领核定', 'Work injury insurance claims', null, 128, 1, [120, 180]),
    service('birth', '生育保险', 'Maternity insurance', null, 1, 1, [2, 2]),
    service('transfer', '关系转移', 'Transfer', null, 4, 2, [10, 18]),
  );
  return [...all, ...more];
}

export const ELDER = ['social-card', 'pension', 'medical', 'id-card'];

export const COUNTER: CounterInfo = {
  id: 'c8',
  number: '8',
  name: text('社保卡窗口', 'Social card counter'),
  zone: 'social',
  zoneLetter: 'B',
  zoneName: text('社保医保', 'Social security'),
};

const tags = (codes: string) =>
  codes.split('|').map((entry) => {
    const [code = '', zh = '', en = ''] = entry.split(':');
    return { code, text: text(zh, en) };
  });

export const TAGSET: Tagset = {
  id: 'national-2020',
  levels: [
    {
      level: 'very-satisfied',
      basic: tags(
        '510:一窗受理一次办结:One counter, one visit|511:可以先受理后补材料:Papers may follow later|512:不用提交证明:No certificates needed',
      ),
      more: tags(
        '513:可以全程网上办理:Wholly online|514:可以使用手机办理:By phone|515:可以就近办理:Close to home|516:无需材料直接办理:No papers at all|517:服务热情效率高:Warm and quick',
      ),
    },
    {
      level: 'satisfied',
      basic: tags(
        '406:填写一张表单就可完成申报:One form is enough|407:在线提交材料窗口核验:Papers sent online|408:一张清单告知全部申报材料:One list of all papers',
      ),
      more: tags(
        '409:用告知承诺减免申报材料:Fewer papers by declaration|410:可以在线预约办理:Booked online|411:跑大厅一次办完:Done in one visit|412:可以使用自助机办理:By machine|413:服务态度较好:Friendly',
      ),
    },
    {
      level: 'fair',
      basic: tags(
        '307:一次性告知需要补正的材料:Told at once what is missing|308:提供申报材料样本:Samples given|309:在承诺的时间内办结:Done in the promised time',
      ),
      more: tags(
        '310:办事指南指引准确:The guide was right|311:按办事指南要求的材料即可办理:Papers as in the guide|312:可以快递送达:Sent by post|313:跑动次数与承诺的一致:As many visits as promised|314:服务态度一般:Service so-so',
      ),
    },
    {
      level: 'dissatisfied',
      basic: tags(
        '207:没有提供材料样本:No samples given|208:没有提供材料清单:No list of papers|209:未在承诺时间内办结:Not done in the promised time',
      ),
      more: tags(
        '210:同样内容的证明材料被要求多次提交:The same paper asked for again|211:承诺网办但无法在线办理:Online promised, not possible|212:在线预约办理后到实体大厅重复取号排队:Booked online, queued again here|213:窗口人员业务不熟练:Clerk not practised|214:服务态度生硬:Brusque',
      ),
    },
    {
      level: 'very-dissatisfied',
      basic: tags(
        '108:在办事指南之外增加新的审批条件:Conditions beyond the guide|109:需提供办事指南之外的申报材料:Papers beyond the guide|110:无理由超过法定办理时间:Beyond the legal time',
      ),
      more: tags(
        '111:办事指南提供样本有错:Sample in the guide is wrong|112:承诺在线收取申报材料实际无法收取:Online papers were not accepted|113:多头跑窗口和部门:Sent from counter to counter|114:跑动次数与承诺的不一致:More visits than promised|115:服务态度差效率低:Unfriendly and slow',
      ),
    },
  ],
};
