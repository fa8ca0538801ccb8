-- LedgerSumRow
select concat_ws('/', scope, organization, hub, hub_path, chain) as id, scope, organization, hub, hub_path, chain, sum(amount) as amount, count(*) as entries from views.ledger_entry group by scope, organization, hub, hub_path, chain;
