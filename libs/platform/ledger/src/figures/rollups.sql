-- LedgerTotalRow
select md5(concat_ws('|', rule_id, jurisdiction_id, measure, basis, kind, organization_id, hub_id, hub_path, station_id, chain_code, region_code, activity_id, agreement_kind))::uuid as id, rule_id, jurisdiction_id, measure, basis, kind, organization_id, hub_id, hub_path, station_id, chain_code, region_code, activity_id, agreement_kind, sum(amount) as amount, count(*) as entries from views.ledger_entry group by rule_id, jurisdiction_id, measure, basis, kind, organization_id, hub_id, hub_path, station_id, chain_code, region_code, activity_id, agreement_kind;

-- LedgerDayRow
select to_char(occurred_on, 'YYYY-MM-DD') || '/' || place_id as id, * from (
         select md5(concat_ws('|', rule_id, jurisdiction_id, measure, basis, kind, organization_id, hub_id, hub_path, station_id, chain_code, region_code, activity_id, agreement_kind))::uuid as place_id, occurred_on, sum(amount) as amount, count(*) as entries
         from views.ledger_entry group by rule_id, jurisdiction_id, measure, basis, kind, organization_id, hub_id, hub_path, station_id, chain_code, region_code, activity_id, agreement_kind, occurred_on) as days;

-- LedgerMonthRow
select to_char(month, 'YYYY-MM') || '/' || place_id as id, place_id, month as occurred_on, amount, entries from (
         select place_id, date_trunc('month', occurred_on::timestamp)::date as month, sum(amount) as amount, sum(entries) as entries
         from LedgerDayRow group by place_id, month) as months;
