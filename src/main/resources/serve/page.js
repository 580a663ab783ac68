// The first page: reads the report once, draws one client at a time. Ratios come from the server; nothing is averaged here.
'use strict';

const byId = (id) => document.getElementById(id);
const charts = {};

function number(value, digits) {
  return value === null || value === undefined
    ? '–'
    : Number(value).toLocaleString('en-GB', {minimumFractionDigits: digits, maximumFractionDigits: digits});
}

function cell(row, text, className) {
  const td = document.createElement('td');
  td.textContent = text;
  if (className) td.className = className;
  row.appendChild(td);
}

function table(id, columns, rows) {
  const head = document.createElement('tr');
  for (const column of columns) {
    const th = document.createElement('th');
    th.textContent = column.title;
    th.scope = 'col';
    if (column.digits !== undefined) th.className = 'number';
    head.appendChild(th);
  }
  byId(id).tHead.replaceChildren(head);
  byId(id).tBodies[0].replaceChildren(
    ...rows.map((row) => {
      const tr = document.createElement('tr');
      for (const column of columns) {
        const value = row[column.key];
        if (column.digits !== undefined) cell(tr, number(value, column.digits), 'number');
        else cell(tr, value ?? '–', column.style ? column.style(row) : '');
      }
      return tr;
    }));
}

function draw(id, type, labels, datasets, scales) {
  charts[id]?.destroy();
  charts[id] = new Chart(byId(id), {
    type,
    data: {labels, datasets},
    options: {animation: false, maintainAspectRatio: false, responsive: true, scales, plugins: {legend: {display: datasets.length > 1}}},
  });
}

async function get(path) {
  const answer = await fetch(path);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.message);
  return body;
}

async function show(report, clientId) {
  const client = report.clients.find((each) => each.client_id === clientId);
  const series = await get('/api/clients/' + encodeURIComponent(clientId));
  const days = series.daily;
  const labels = days.map((row) => row.report_date);
  const of = (key) => days.map((row) => (row[key] === null ? null : Number(row[key])));
  byId('tiles').replaceChildren(
    ...[
      ['Spend', number(client.spend_rc, 2) + ' ' + client.currency_code],
      ['Net revenue', number(client.net_revenue_rc, 2) + ' ' + client.currency_code],
      ['ROAS (platforms)', number(client.roas, 2)],
      ['MER', number(client.mer, 2)],
      ['Orders', number(client.orders, 0)],
      ['Data up to', client.complete_to ?? '–'],
    ].map(([name, value]) => {
      const tile = document.createElement('div');
      tile.className = 'tile';
      const label = document.createElement('span');
      label.textContent = name;
      const figure = document.createElement('b');
      figure.textContent = value;
      tile.append(label, figure);
      return tile;
    }));
  draw('money', 'line', labels, [
    {label: 'Spend', data: of('spend_rc'), borderColor: '#d9822b', backgroundColor: '#d9822b'},
    {label: 'Net revenue', data: of('net_revenue_rc'), borderColor: '#2a5bd7', backgroundColor: '#2a5bd7'},
  ]);
  draw('mer', 'line', labels, [{label: 'MER', data: of('mer'), borderColor: '#1a7f4b', backgroundColor: '#1a7f4b', spanGaps: false}]);
  const channels = series.channels;
  draw('channels', 'bar', channels.map((row) => row.channel_group), [{label: 'Spend', data: channels.map((row) => Number(row.spend)), backgroundColor: '#2a5bd7'}]);
  draw('orders', 'line', labels, [
    {label: 'Orders', data: of('orders'), borderColor: '#7b4fd0', backgroundColor: '#7b4fd0', yAxisID: 'y'},
    {label: 'Sessions', data: of('sessions'), borderColor: '#8a97a6', backgroundColor: '#8a97a6', yAxisID: 'y1'},
  ], {y: {position: 'left'}, y1: {position: 'right', grid: {drawOnChartArea: false}}});
}

async function quality() {
  const said = await get('/api/quality');
  if (!said.known) return;
  const held = byId('held');
  held.hidden = said.published;
  held.textContent = 'Not published: run ' + said.checked_run + ' broke a check. The figures below are those of run '
    + (said.served_run || '–') + ', up to ' + (said.served_day || '–') + '.';
  const broken = said.checks.filter((row) => row.state !== 'holds');
  byId('quality-line').textContent = said.checks.length + ' checks of run ' + said.checked_run + ', ' + broken.length + ' broken';
  table('checks', [
    {title: 'Check', key: 'check'}, {title: 'Layer', key: 'layer'},
    {title: 'State', key: 'state', style: (row) => (row.state === 'stopped the publish' ? 'bad' : row.state === 'holds' ? 'good' : '')},
    {title: 'Rows', key: 'failed_rows', digits: 0}, {title: 'Since', key: 'since'}, {title: 'Clients', key: 'clients'},
    {title: 'For example', key: 'example', style: () => 'why'}, {title: 'What must hold', key: 'description', style: () => 'why'},
  ], said.checks);
  table('letters', [
    {title: 'Client', key: 'client_id'}, {title: 'Source', key: 'source'}, {title: 'Stream', key: 'stream'}, {title: 'Code', key: 'error_code'},
    {title: 'Check', key: 'check'}, {title: 'Rows', key: 'rows', digits: 0}, {title: 'Since', key: 'since'}, {title: 'For example', key: 'reason', style: () => 'why'},
  ], said.dead_letters);
}

async function start() {
  await quality();
  const report = await get('/api/report');
  byId('headline').textContent = 'morning report for ' + report.report_date;
  table('clients', [
    {title: 'Client', key: 'name'}, {title: 'Currency', key: 'currency_code'},
    {title: 'Spend', key: 'spend_rc', digits: 2}, {title: 'Net revenue', key: 'net_revenue_rc', digits: 2},
    {title: 'ROAS', key: 'roas', digits: 2}, {title: 'MER', key: 'mer', digits: 2}, {title: 'Orders', key: 'orders', digits: 0},
    {title: 'Data up to', key: 'complete_to'},
  ], report.clients);
  table('sources', [
    {title: 'Client', key: 'client_id'}, {title: 'Source', key: 'source'}, {title: 'Account', key: 'account'}, {title: 'Stream', key: 'stream'},
    {title: 'Complete to', key: 'complete_to'}, {title: 'State', key: 'state', style: (row) => (row.state === 'late' ? 'bad' : 'good')},
    {title: 'Why', key: 'why', style: () => 'why'},
  ], report.sources);
  const select = byId('client');
  for (const client of report.clients) select.add(new Option(client.name, client.client_id));
  select.addEventListener('change', () => show(report, select.value).catch(complain));
  if (report.clients.length > 0) await show(report, report.clients[0].client_id);
  byId('footer').textContent = 'Published run ' + report.run_id + '. Amounts in each client’s own currency, converted with ECB reference rates.';
  document.documentElement.dataset.ready = 'true';
}

function complain(error) {
  const problem = byId('problem');
  problem.textContent = 'The report could not be read: ' + error.message;
  problem.hidden = false;
}

start().catch(complain);
