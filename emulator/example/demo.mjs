// Uses the script in a spreadsheet, the way a person would.
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { openHost } from 'catalog-sync-emulator';

const server = new Worker(new URL('./prices-server.mjs', import.meta.url));
const [address] = await once(server, 'message');
const host = await openHost({
  dist: fileURLToPath(new URL('./script', import.meta.url)),
  scriptName: 'Stock list',
  hosts: { 'prices.example.com': address },
});

host.open();
console.log(
  'Menu:',
  host
    .menu()
    .map(({ path }) => path.join(' > '))
    .join(', '),
);

host.click('Add items');
console.log('Sidebar:', host.sidebar().title);
host.sidebar().call('addItem', 'Chair', 4);
console.log('Items:', host.sidebar().call('addItem', 'Desk', 2));

host.click('Update prices');
console.log('Toast:', host.toasts().at(-1).text);
for (const row of host.workbook.display('Sheet1')) console.log(row.join(' | '));

console.log('=STOCK_VALUE(B2:B3, C2:C3):', host.calculate('Sheet1', 'E1', '=STOCK_VALUE(B2:B3, C2:C3)')[0][0]);
const { fetches, cellsWritten } = host.counts();
console.log(`Requests: ${fetches}, cells written: ${cellsWritten}`);

await host.close();
await server.terminate();
