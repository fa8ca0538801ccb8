// Every mutation once, in an order in which none is refused. `send` sends one and answers what it answered.

/** A unified social credit code with the check character of GB 32100-2015. */
const creditCode = (first17) => {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const sum = [...first17].reduce((total, each, n) => total + characters.indexOf(each) * (3 ** n % 31), 0);
  return first17 + characters[(31 - (sum % 31)) % 31];
};

// Subjects of the demonstration; their ids derive from its seed.
const hydrogen = '3aaca2ab-3ae3-5878-8a4c-3afc189065ac';
const chips = '2fad68cc-402e-5077-9932-9f2733e5f84a';
const materials = '34e47945-f798-50ea-b32b-56111c564364';
const federation = '4200a4c4-a654-57cb-87cc-7ae26bb08056';
const hydrogenStation = 'fa0c2d04-96f2-5dcf-bd31-bcf76f80780e';
const chipsStation = 'e8afb33f-d6b9-50e5-a2c8-f505c9ed2d65';
const fair = '6fbd03de-f7cc-50c8-8035-cc991c2a85ff';
const liaisonAccount = '00000000-0000-4000-8000-000000000103';

const shared = [
  { organizationId: hydrogen, basisPoints: 6000 },
  { organizationId: chips, basisPoints: 4000 },
];
const alone = [{ organizationId: materials, basisPoints: 10_000 }];
const dollars = {
  amount: '123456789',
  currency: 'USD',
  rate: '6.7114',
  rateDate: '2022-06-30',
  rateQuote: 'CNY_PER_1',
  rateSource: '人民币汇率中间价（示意）',
};

/**
 * @param send `(mutation, user, input, more)`: `more.again` sends the same once more under another id, where it finds nothing to do
 * @param rich whether everything optional is said; else what is optional is left to `send`, which says null
 */
export const journey = async (send, rich) => {
  const mark = rich ? '甲' : '乙';
  const doc = rich ? { sourceDocument: '样例〔2022〕1号', illustrative: true } : {};
  const when = (fields) => (rich ? fields : {});
  const again = { again: true };

  // --- Catalogue
  await send('publishCountingRule', 'admin', {
    ruleName: `sample-${rich ? 'a' : 'b'}`,
    name: `样例口径${mark}`,
    nameEn: 'Sample',
    landedWhen: rich ? 'REGISTERED' : 'LANDED',
    ...when({ plannedFloor: '100000000', sourceDocument: '样例〔2022〕1号' }),
  });
  const [prefix, year] = rich ? ['SA', 2031] : ['SB', 2033];
  await send('adoptChainCatalogue', 'admin', {
    name: `样例产业链${mark}`,
    validFrom: `${year}-01-01`,
    chains: [
      {
        code: `${prefix}-01`,
        name: '集成电路',
        ...when({ nameEn: 'Integrated circuits', group: '新兴产业', verified: true }),
      },
      { code: `${prefix}-02`, name: '新型显示' },
    ],
    ...when({ validTo: `${year}-12-31`, ...doc }),
  });
  await send(
    'correctIndustryChain',
    'admin',
    {
      code: `${prefix}-01`,
      name: '集成电路（更正）',
      reason: '名称登记有误',
      ...when({ nameEn: 'Chips', group: '战略性新兴产业', verified: false }),
    },
    again,
  );

  // --- Network
  const registration = (name, code) => ({
    name: `${name}${mark}（示意）`,
    kind: 'SOCIAL_ASSOCIATION',
    regionCode: '370200',
    ...when({
      creditCode: creditCode(code),
      creditCodeAsDocumented: false,
      hubId: federation,
      isHub: true,
      ...doc,
    }),
  });
  const organization = await send(
    'registerOrganization',
    'admin',
    registration('样例协会', '51370200MJD98765X'),
  );
  const organizationId = organization.id;
  // Another one to be corrected: a registration does not repeat once its organization goes by another identity.
  const corrected = await send(
    'registerOrganization',
    'admin',
    registration('样例商会', '51370200MJD98767X'),
  );
  await send('joinNetwork', 'admin', { organizationId, joinedOn: '2022-03-01', ...doc }, again);
  await send(
    'leaveNetwork',
    'admin',
    { organizationId, leftOn: '2022-06-01', reason: '并入其他商会' },
    again,
  );
  await send('correctMembership', 'admin', {
    organizationId,
    joinedOn: '2022-03-01',
    reason: '误登为公示日期',
    ...(rich ? { membership: { joinedOn: '2022-03-02', leftOn: '2022-06-02' } } : { neverWas: true }),
  });
  await send(
    'assignOrganizationToHub',
    'admin',
    {
      organizationId,
      assignedOn: '2022-05-01',
      ...when({ hubId: '64e9a01c-1eb9-54d7-a9a2-b55b335fc0ef' }),
    },
    again,
  );
  await send(
    'rateOrganization',
    'admin',
    {
      organizationId,
      scheme: '社会组织评估（示意）',
      grade: '4A',
      validFrom: '2022-01-01',
      validTo: '2026-12-31',
      sourceDocument: '样例〔2022〕2号',
    },
    again,
  );
  await send(
    'correctOrganization',
    'admin',
    {
      organizationId: corrected.id,
      name: `样例商会${mark}更名（示意）`,
      reason: '名称登记有误',
      ...when({
        creditCode: creditCode('51370200MJD98766Y'),
        creditCodeAsDocumented: true,
        kind: 'SOCIAL_SERVICE_INSTITUTION',
        regionCode: '370202',
        isHub: false,
      }),
    },
    again,
  );
  const station = await send('openStation', 'admin', {
    name: `样例工作站${mark}（示意）`,
    kind: 'WORKSTATION',
    regionCode: '370202',
    hostOrganizationId: hydrogen,
    openedOn: '2022-02-01',
    ...when({ purpose: 'INVESTMENT', ...doc }),
  });
  await send(
    'closeStation',
    'admin',
    { stationId: station.id, closedOn: '2022-07-31', reason: '与他站合并' },
    again,
  );
  await send(
    'correctStation',
    'admin',
    {
      stationId: station.id,
      reason: '登记有误',
      ...(rich
        ? {
            closedOn: '2022-08-01',
            hostOrganizationId: chips,
            kind: 'LIAISON_POINT',
            name: '样例联络站甲（示意）',
            openedOn: '2022-02-02',
            purpose: 'INVESTMENT',
            regionCode: '370203',
            neverClosed: false,
          }
        : { neverClosed: true }),
    },
    again,
  );

  // --- Activities
  const plan = (name) => ({
    name: `${name}${mark}（示意）`,
    kind: 'FAIR',
    regionCode: '370211',
    expectedFrom: '2022-09-10',
    ...(rich
      ? { chainCode: 'QD22-07', credits: shared, expectedTo: '2022-09-11', ...doc }
      : { organizerIds: [materials] }),
  });
  const planned = await send('planActivity', 'liaison', plan('样例展会'));
  const dropped = await send('planActivity', 'liaison', plan('样例推介会'));
  await send('cancelActivity', 'liaison', { activityId: dropped.id, reason: '因故取消\n另行通知' }, again);
  const held = await send('holdActivity', 'liaison', {
    sessions: [
      { heldOn: '2022-09-10', sessions: 2, ...when({ participants: 120 }) },
      { heldOn: '2022-09-11', sessions: 1 },
    ],
    ...(rich
      ? {
          activityId: planned.id,
          chainCode: 'QD22-07',
          credits: shared,
          kind: 'FAIR',
          name: '样例展会甲（示意）',
          regionCode: '370211',
          ...doc,
        }
      : {
          kind: 'TRAINING',
          name: '样例培训乙（示意）',
          organizerIds: [hydrogen, chips],
          regionCode: '370200',
        }),
  });
  await send('addActivitySessions', 'liaison', {
    activityId: held.id,
    sessions: [{ heldOn: '2022-09-12', sessions: 1, ...when({ participants: 30 }) }],
    ...doc,
  });
  await send(
    'correctActivity',
    'liaison',
    {
      activityId: held.id,
      reason: '重复登记',
      ...(rich
        ? {
            chainCode: 'QD22-08',
            credits: alone,
            expectedFrom: '2022-09-09',
            kind: 'MATCHMAKING',
            name: '样例对接会甲（示意）',
            regionCode: '370212',
            sessions: [{ heldOn: '2022-09-10', sessions: 1, participants: 110 }],
            clear: ['EXPECTED_TO'],
            ...doc,
          }
        : { organizerIds: [materials] }),
    },
    again,
  );

  // --- Leads
  const field = rich ? 'liaison' : 'station';
  const lead = await send('reportLead', field, {
    title: `样例线索${mark}（示意）`,
    ...when({
      investorName: '样例新能源有限公司（示意）',
      investorCreditCode: creditCode('91370200MJD11111X'),
      creditCodeAsDocumented: false,
      kind: 'INVESTMENT',
      reporterOrganizationId: hydrogen,
      stationId: hydrogenStation,
      activityId: fair,
      chainCode: 'QD22-07',
      regionCode: '370211',
      reportedOn: '2022-05-01',
      expectedInvestment: dollars,
      sourcingMethod: 'ASSOCIATION',
      summary: '意向落户黄岛区。\n关注配套与用工。',
      ...doc,
    }),
  });
  const leadId = lead.id;
  const on = (name, value) => when({ [name]: value });
  await send('qualifyLead', field, { leadId, grade: 'B', ...on('qualifiedOn', '2022-05-02') }, again);
  await send(
    'assignLead',
    field,
    {
      leadId,
      ...(rich
        ? { organizationId: chips, stationId: chipsStation, userId: liaisonAccount, assignedOn: '2022-05-03' }
        : { organizationId: chips }),
    },
    again,
  );
  await send('followUpLead', field, {
    leadId,
    note: '核实用地与能耗，\n对方月底答复。',
    ...when({ followedUpOn: '2022-05-04', nextFollowUpOn: '2022-05-31' }),
  });
  await send(
    'transferLead',
    field,
    {
      leadId,
      reason: '选址变更',
      ...(rich
        ? {
            organizationId: hydrogen,
            stationId: hydrogenStation,
            userId: liaisonAccount,
            transferredOn: '2022-05-05',
          }
        : { organizationId: materials }),
    },
    again,
  );
  await send('releaseLead', field, { leadId, reason: '人手不足', ...on('releasedOn', '2022-05-06') }, again);
  await send(
    'claimLead',
    field,
    {
      leadId,
      ...when({
        organizationId: chips,
        stationId: chipsStation,
        userId: liaisonAccount,
        claimedOn: '2022-05-07',
      }),
    },
    again,
  );
  await send('loseLead', field, { leadId, reason: '研判终止', ...on('lostOn', '2022-05-08') }, again);
  await send('reopenLead', field, { leadId, reason: '重启选址', ...on('reopenedOn', '2022-05-09') });
  await send(
    'correctLead',
    field,
    {
      leadId,
      reason: '以项目建议书为准',
      investorName: `样例新能源${mark}更名（示意）`,
      ...when({
        activityId: '5639cfc1-92dc-5dd7-ae9a-bfd27d4eefe3',
        chainCode: 'QD22-08',
        creditCodeAsDocumented: true,
        expectedInvestment: { amount: '9900000000', currency: 'CNY' },
        investorCreditCode: creditCode('91370200MJD22222Y'),
        qualifiedOn: '2022-05-03',
        regionCode: '370212',
        reportedOn: '2022-04-30',
        reporterOrganizationId: materials,
        sourcingMethod: 'FUND',
        stationId: chipsStation,
        summary: '更正后的概要。',
        title: '样例线索甲更正（示意）',
      }),
    },
    again,
  );
  const twin = await send('reportLead', field, {
    title: `样例线索${mark}重复（示意）`,
    investorName: `样例新能源${mark}更名（示意）`,
    ...when({ kind: 'TALENT', reportedOn: '2022-05-20', expectedInvestment: { amount: '100' } }),
  });
  await send(
    'linkDuplicateLead',
    field,
    { leadId: twin.id, duplicateOf: leadId, reason: '同一投资方同一项目' },
    again,
  );
  await send('unlinkDuplicateLead', field, { leadId: twin.id, reason: '经核实并非重复' }, again);

  // --- Visits
  const programme = {
    name: `样例考察${mark}（示意）`,
    stationId: hydrogenStation,
    organizationIds: [chips, materials],
    organizationsReported: 30,
    organizationsQualifier: 'MORE_THAN',
    delegateCount: 12,
    originRegionCode: '370200',
    destinationRegionCode: '310115',
    regionCode: '310115',
    chainCode: 'QD22-07',
    leadIds: [leadId],
    activityId: fair,
    itinerary: [
      { on: '2022-07-01', place: '上海浦东', purpose: '走访意向投资方' },
      { on: '2022-07-02', place: '上海浦东' },
    ],
    ...doc,
  };
  const visitPlan = {
    direction: rich ? 'OUTBOUND' : 'INBOUND',
    plannedOn: '2022-07-01',
    ...(rich ? { ...programme, plannedUntil: '2022-07-02' } : { hostOrganizationId: hydrogen }),
  };
  const visit = await send('planVisit', 'station', visitPlan);
  await send(
    'amendVisit',
    'station',
    {
      visitId: visit.id,
      plannedOn: '2022-07-02',
      ...when({
        ...programme,
        direction: 'INBOUND',
        itinerary: [{ on: '2022-07-02', place: '青岛黄岛', purpose: '实地查看厂房' }],
        name: undefined,
        clear: ['NAME'],
        plannedUntil: '2022-07-03',
        reason: '对方日程调整',
      }),
    },
    again,
  );
  const logged = await send('logVisit', 'station', {
    visitedOn: '2022-07-02',
    ...(rich
      ? {
          ...programme,
          visitId: visit.id,
          direction: 'INBOUND',
          endedOn: '2022-07-03',
          itinerary: [{ on: '2022-07-03', place: '青岛黄岛', purpose: '实地查看厂房' }],
          result: '就选址交换意见，\n待总部决策。',
        }
      : { direction: 'INBOUND', hostOrganizationId: hydrogen }),
  });
  await send(
    'correctVisit',
    'station',
    {
      visitId: logged.id,
      delegateCount: 13,
      reason: '签到表漏计',
      ...when({
        ...programme,
        stationId: undefined,
        hostOrganizationId: materials,
        delegateCount: 14,
        direction: 'OUTBOUND',
        itinerary: [{ on: '2022-07-01', place: '上海浦东' }],
        visitedOn: '2022-07-01',
        clear: ['ENDED_ON', 'RESULT'],
      }),
    },
    again,
  );
  const off = await send('planVisit', 'station', visitPlan);
  await send('cancelVisit', 'station', { visitId: off.id, reason: '改为线上会谈' }, again);

  // --- Agreements
  const signing = (title) => ({
    title: `${title}${mark}（示意）`,
    kind: rich ? 'CONTRACT' : 'FRAMEWORK',
    signedOn: '2022-06-01',
    counterpartName: '样例新材料有限公司（示意）',
    regionCode: '370211',
    credits: rich ? shared : alone,
    ...when({
      amount: dollars,
      expiresOn: '2023-06-01',
      partyOrganizationIds: [hydrogen, chips],
      counterpartCreditCode: creditCode('91370200MJD33333X'),
      creditCodeAsDocumented: false,
      leadId,
      activityId: fair,
      stationId: hydrogenStation,
      chainCode: 'QD22-07',
      ...doc,
    }),
  });
  const agreement = await send('signAgreement', 'liaison', signing('样例协议'));
  const agreementId = agreement.id;
  await send(
    'amendAgreement',
    'liaison',
    {
      agreementId,
      amendedOn: '2022-06-10',
      reason: '双方签订补充协议',
      expiresOn: '2023-12-31',
      ...when({ amount: { ...dollars, rate: '671.14', rateQuote: 'CNY_PER_100' } }),
    },
    again,
  );
  await send(
    'correctAgreement',
    'liaison',
    {
      agreementId,
      reason: '登记有误',
      title: `样例协议${mark}更正（示意）`,
      ...when({
        amount: { amount: '5000000000' },
        chainCode: 'QD22-08',
        counterpartCreditCode: creditCode('91370200MJD44444Y'),
        counterpartName: '样例新材料股份有限公司（示意）',
        creditCodeAsDocumented: true,
        credits: alone,
        partyOrganizationIds: [materials],
        regionCode: '370212',
        signedOn: '2022-06-02',
        clear: ['EXPIRES_ON'],
      }),
    },
    again,
  );
  const ended = await send('signAgreement', 'liaison', signing('样例终止协议'));
  await send(
    'terminateAgreement',
    'liaison',
    { agreementId: ended.id, terminatedOn: '2022-07-01', reason: '约定期限内未启动' },
    again,
  );

  // --- Projects
  const landing = (name) => ({
    name: `${name}${mark}（示意）`,
    chainCode: 'QD22-07',
    regionCode: '370211',
    landedOn: '2022-06-15',
    plannedInvestment: rich ? dollars : { amount: '1000000000' },
    credits: rich ? shared : alone,
  });
  const project = await send('landProject', 'liaison', {
    ...landing('样例项目'),
    ...when({
      agreementId,
      activityId: fair,
      companyCreditCode: creditCode('91370200MJD55555X'),
      creditCodeAsDocumented: false,
      investorName: '样例新材料有限公司（示意）',
      leadId,
      stationId: hydrogenStation,
      ...doc,
    }),
  });
  const projectId = project.id;
  await send(
    'fulfilAgreement',
    'liaison',
    { agreementId, fulfilledOn: '2022-08-01', ...when({ note: '已全部到位' }) },
    again,
  );
  await send(
    'reviseProjectPlan',
    'liaison',
    {
      projectId,
      plannedInvestment: { ...dollars, amount: '223456789' },
      revisedOn: '2022-07-01',
      reason: '增资扩股',
    },
    again,
  );
  await send('recordProjectMilestone', 'liaison', {
    projectId,
    milestone: rich ? 'CONSTRUCTION_STARTED' : 'REGISTERED',
    reachedOn: '2022-07-02',
  });
  await send('recordProjectFunds', 'liaison', {
    projectId,
    kind: rich ? 'UTILIZED_FOREIGN' : 'PAID_IN_DOMESTIC',
    amount: rich ? { ...dollars, amount: '100000' } : { amount: '7000000' },
    receivedOn: '2022-07-03',
  });
  await send(
    'recreditProject',
    'liaison',
    { projectId, credits: rich ? alone : shared, recreditedOn: '2022-07-04', reason: '共同确认新的分配比例' },
    again,
  );
  await send(
    'correctProject',
    'liaison',
    {
      projectId,
      reason: '按备案材料更正',
      name: `样例项目${mark}更正（示意）`,
      ...when({
        chainCode: 'QD22-08',
        credits: shared,
        landedOn: '2022-06-16',
        plannedInvestment: { amount: '3000000000', currency: 'CNY' },
        regionCode: '370212',
      }),
    },
    again,
  );
  const double = await send('landProject', 'liaison', landing('样例重复项目'));
  await send(
    'linkDuplicateProject',
    'liaison',
    { projectId: double.id, duplicateOf: projectId, reason: '同一投资方同一项目' },
    again,
  );
  await send('unlinkDuplicateProject', 'liaison', { projectId: double.id, reason: '经核实并非重复' }, again);
  const gone = await send(
    'withdrawProject',
    'liaison',
    { projectId: double.id, withdrawnOn: '2022-08-02', reason: '投资方终止投资' },
    again,
  );

  // --- Recognition
  const seen = await send('correctProject', 'liaison', {
    projectId,
    reason: '按备案材料再次更正',
    name: `样例项目${mark}再更正（示意）`,
  });
  const first = await send('recognize', 'reviewer', {
    subjectId: projectId,
    measure: 'PLANNED_INVESTMENT',
    decision: 'RECOGNIZE',
    seenVersion: seen.version,
    ...when({ value: '100000000', reason: '以备案为准' }),
  });
  await send('recognize', 'reviewer', {
    subjectId: projectId,
    measure: 'PLANNED_INVESTMENT',
    decision: 'REOPEN',
    seenVersion: first.version,
    ...when({ reason: '材料补正' }),
  });
  await send('recognize', 'reviewer', {
    subjectId: double.id,
    measure: 'PROJECTS_WITHDRAWN',
    decision: 'REJECT',
    seenVersion: gone.version,
    reason: '经核查不计',
  });
};
