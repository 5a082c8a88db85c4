import {test} from 'node:test';
import fs from 'node:fs';
import {openBrowser, person, toDraft} from './support/browser.mjs';
import {Server} from './support/program.mjs';
test('n', async () => {
  const server = await Server.start(); const browser = await openBrowser();
  const {page} = await person(browser, server, 'bientap');
  page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text(), JSON.stringify(m.location())); });
  await page.goto('/du-thao');
  fs.writeFileSync('/tmp/n.md', `KẾ HOẠCH\nThực hiện chuyển đổi số năm 2027\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Xây dựng kho dữ liệu n1 | Sở Lạ Nào | sớm |\n| 2 | Mua sắm thiết bị n2 | Ban Lạ Khác | Quý II |\n`);
  await page.getByLabel('Văn bản kế hoạch').setInputFiles('/tmp/n.md');
  await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
  await toDraft(page);
  for (let i = 0; i < 4; ++i) {
    await page.keyboard.press('n');
    await page.keyboard.press('s');
    await page.waitForTimeout(600);
    console.log(await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
    await page.keyboard.type('Sở Tài chính');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1000);
    console.log('styled', await page.evaluate(() => [...document.querySelectorAll('[style]')].map((e) => e.outerHTML.slice(0, 150))));
  }
  await browser.close(); await server.stop();
});
