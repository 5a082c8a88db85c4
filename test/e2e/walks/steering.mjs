// What the standing office decides about tasks: an event that deadlines wait for is recorded and corrected, another day is asked and
// granted or refused, a task is suspended and resumed.
// SAURO_E2E_PICTURES=DIR keeps pictures.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {approve, looksRight, openBrowser, person, says, textOf, toDraft} from '../support/browser.mjs';
import {planFile} from '../support/files.mjs';
import {NOW, Server} from '../support/program.mjs';

let server, browser;

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const EVENT = 'Trung ương ban hành khung kỹ năng số';
const waiting = (text) =>
  text
    .replace('Danh sách học viên | Sớm nhất có thể', `Danh sách học viên | Muộn nhất 7 ngày sau khi ${EVENT}`)
    .replace('Báo cáo hằng quý | Thường xuyên', `Báo cáo | 30 ngày sau khi ${EVENT}`);

/** A plan of six tasks, approved; gives the path of its board. */
async function approvedPlan(page, number, subject, edit) {
  await page.goto('/du-thao');
  await page.getByLabel('Văn bản kế hoạch').setInputFiles(planFile(number, subject, edit));
  await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
  await toDraft(page);
  await page.getByRole('link', {name: 'Xem lại và phê duyệt'}).click();
  await approve(page);
  await page.waitForURL(/\/ke-hoach\//);
  return new URL(page.url()).pathname;
}

/** The day so many days from that of the demo, as a date field wants it and as pages print it. */
function dayFromNow(days) {
  const iso = new Date(Date.parse(NOW) + days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);
  return {iso, printed: iso.split('-').reverse().join('/')};
}

async function taskOf(page, plan, title) {
  await page.goto(plan);
  await page.getByRole('link', {name: title}).first().click();
  await page.getByRole('heading', {level: 1, name: new RegExp(title)}).waitFor();
  return new URL(page.url()).pathname;
}

test('FR-19: a deadline waits for its event; recorded, it has a day; corrected, both records stay', async () => {
  const {page, watch, context} = await person(browser, server, 'bientap');
  const plan = await approvedPlan(page, '701/KH-UBND', 'trạm số chờ khung kỹ năng', waiting);
  const task = await taskOf(page, plan, 'Tập huấn người trực trạm');
  await says(page.locator('main'), [`Chờ sự kiện: ${EVENT}`, 'Không có hạn']);
  await looksRight(page, 'nhiem-vu-cho-su-kien');

  await page.goto(plan);
  await page.getByRole('link', {name: /^Sự kiện \(2 nhiệm vụ chờ\)/}).click();
  await page.getByRole('heading', {level: 1, name: 'Sự kiện mà thời hạn chờ'}).waitFor();
  const card = page.getByRole('region', {name: EVENT});
  await says(card, ['Chờ sự kiện', 'Tập huấn người trực trạm', 'Hỗ trợ người dân']);
  await looksRight(page, 'su-kien');

  // A day that is only expected is shown and moves nothing.
  const expected = dayFromNow(20);
  await card.getByText('Ngày dự kiến', {exact: true}).click();
  await card.getByLabel('Dự kiến xảy ra ngày').fill(expected.iso);
  await card.getByRole('button', {name: /^Lưu ngày dự kiến/}).click();
  await says(page.locator('.notice'), 'Đã ghi ngày dự kiến');
  await says(card, [`Dự kiến ngày ${expected.printed}`, 'Chờ sự kiện']);
  await page.goto(task);
  await says(page.locator('main'), [`Chờ sự kiện: ${EVENT} (dự kiến ngày ${expected.printed})`, 'Không có hạn']);
  await page.goBack();

  // Tomorrow has not come: what was typed stays, also which tasks were chosen.
  const tomorrow = dayFromNow(1);
  await card.getByRole('checkbox', {name: /Hỗ trợ người dân/}).uncheck();
  await card.getByLabel('Ngày xảy ra').fill(tomorrow.iso);
  await card.getByLabel(/^Văn bản về sự kiện/).fill('15/HD-BTGTW');
  await card.getByRole('button', {name: /^Ghi nhận/}).click();
  await says(page.getByRole('alert'), `Ngày ${tomorrow.printed} chưa đến`);
  assert.equal(await card.getByLabel(/^Văn bản về sự kiện/).inputValue(), '15/HD-BTGTW');
  assert.ok(!(await card.getByRole('checkbox', {name: /Hỗ trợ người dân/}).isChecked()), 'the choice is lost');
  await looksRight(page, 'su-kien-loi');

  const happened = dayFromNow(-2);
  await card.getByLabel('Ngày xảy ra').fill(happened.iso);
  await card.getByRole('button', {name: /^Ghi nhận/}).click();
  await says(page.locator('main'), [`Đã xảy ra ngày ${happened.printed}`, 'cho nhiệm vụ']);
  await page.goto(task);
  await says(page.locator('main'), [`Hạn tính từ “${EVENT}” ngày ${happened.printed}, văn bản số 15/HD-BTGTW`, dayFromNow(5).printed]);

  // A correction says why.
  await page.getByRole('link', {name: 'Ghi nhận sự kiện'}).click();
  const earlier = dayFromNow(-10);
  await card.getByLabel('Ngày xảy ra').fill(earlier.iso);
  await card.getByLabel(/^Văn bản về sự kiện/).fill('15/HD-BTGTW');
  await card.getByRole('button', {name: /^Lưu sửa đổi/}).click();
  await says(page.getByRole('alert'), 'muốn sửa, vui lòng ghi lý do');
  await card.getByLabel('Lý do sửa').fill('Ghi theo ngày nhận văn bản');
  await card.getByRole('button', {name: /^Lưu sửa đổi/}).click();
  await says(card, [`Xảy ra ngày ${earlier.printed}`, `Xảy ra ngày ${happened.printed}`, 'Ghi theo ngày nhận văn bản']);
  await looksRight(page, 'su-kien-da-sua');
  await page.goto(task);
  await says(page.locator('main'), ['Quá hạn', dayFromNow(-3).printed, 'Lý do sửa: Ghi theo ngày nhận văn bản']);
  await looksRight(page, 'nhiem-vu-su-kien');
  watch.clean();
  await context.close();
});

test('FR-23: the lead asks for another day, the standing office refuses with a reason, then grants', async () => {
  const editor = await person(browser, server, 'bientap');
  const plan = await approvedPlan(editor.page, '702/KH-UBND', 'trạm số gia hạn');
  const task = await taskOf(editor.page, plan, 'Bố trí kinh phí mua sắm thiết bị');
  const officer = await person(browser, server, 'canbo.sotc');
  await officer.page.goto(task);
  const ask = async (day, reason) => {
    if (!(await officer.page.getByLabel('Xin gia hạn đến ngày').isVisible())) await officer.page.getByText('Xin gia hạn', {exact: true}).click();
    await officer.page.getByLabel('Xin gia hạn đến ngày').fill(day);
    await officer.page.getByLabel('Lý do xin gia hạn').fill(reason);
    await officer.page.getByRole('button', {name: 'Gửi đề nghị gia hạn'}).click();
  };
  await ask('2027-03-31', 'Chờ dự toán');
  await says(officer.page.getByRole('alert'), 'phải sau hạn hiện tại');
  assert.equal(await officer.page.getByLabel('Lý do xin gia hạn').inputValue(), 'Chờ dự toán');
  await looksRight(officer.page, 'xin-gia-han-loi');
  await ask('2027-05-31', 'Chờ dự toán');
  await says(officer.page.locator('main'), ['Chờ quyết định', 'Xin gia hạn đến 31/05/2027']);
  await ask('2027-06-30', 'Thêm một lần');
  await says(officer.page.getByRole('alert'), 'đang chờ quyết định');
  await looksRight(officer.page, 'xin-gia-han-cho');

  const queue = editor.page;
  await queue.getByRole('navigation').getByRole('link', {name: 'Gia hạn'}).first().click();
  const request = queue.locator('article', {hasText: 'Bố trí kinh phí mua sắm thiết bị'});
  await looksRight(queue, 'gia-han');
  await request.getByRole('button', {name: 'Không đồng ý'}).click();
  await says(queue.getByRole('alert'), 'Vui lòng ghi lý do không đồng ý');
  await request.getByLabel(/^Ý kiến hoặc lý do/).fill('Còn đủ thời gian');
  await request.getByRole('button', {name: 'Không đồng ý'}).click();
  await says(queue.locator('main'), '0 đề nghị gia hạn');

  await officer.page.goto(task);
  await says(officer.page.locator('main'), ['Không đồng ý', 'Còn đủ thời gian']);
  await ask('2027-06-30', 'Trung ương giao vốn chậm');
  await says(officer.page.locator('main'), 'Xin gia hạn đến 30/06/2027');
  await queue.goto('/gia-han');
  await request.getByRole('button', {name: 'Đồng ý gia hạn'}).click();
  await says(queue.locator('main'), '0 đề nghị gia hạn');
  await queue.goto(task);
  await says(queue.locator('main'), ['Ngày cuối còn trong hạn: 30/06/2027 (đã gia hạn)', 'Gia hạn (đã đồng ý 1 lần)']);
  await looksRight(queue, 'nhiem-vu-gia-han');
  await queue.goto(plan);
  assert.match(await textOf(queue.locator('main')), /gia hạn đến 30\/06\/2027/);

  // Asked once more and taken back by who asked; then the granted one is revoked.
  await officer.page.goto(task);
  await ask('2027-07-31', 'Chờ thêm');
  await officer.page.getByRole('button', {name: 'Rút đề nghị'}).click();
  await says(officer.page.locator('.notice'), 'Đã rút đề nghị gia hạn');
  await queue.goto(task);
  await queue.getByRole('button', {name: 'Thu hồi gia hạn'}).click();
  await says(queue.getByRole('alert'), 'Vui lòng ghi lý do thu hồi gia hạn');
  await queue.getByLabel('Lý do thu hồi gia hạn').fill('Vốn đã giao đủ');
  await looksRight(queue, 'thu-hoi-gia-han');
  await queue.getByRole('button', {name: 'Thu hồi gia hạn'}).click();
  await says(queue.locator('.notice'), 'Đã thu hồi gia hạn');
  await says(queue.locator('main'), ['Đã thu hồi', 'Vốn đã giao đủ', 'Gia hạn (đã đồng ý 0 lần)']);
  editor.watch.clean();
  officer.watch.clean();
  await Promise.all([editor.context.close(), officer.context.close()]);
});

test('a task is suspended and resumed with reason and document; meanwhile nobody reports on it', async () => {
  const editor = await person(browser, server, 'bientap');
  const plan = await approvedPlan(editor.page, '703/KH-UBND', 'trạm số tạm dừng');
  const task = await taskOf(editor.page, plan, 'Bố trí kinh phí mua sắm thiết bị');
  const page = editor.page;
  await page.getByText('Tạm dừng nhiệm vụ').first().click();
  await page.getByLabel('Lý do tạm dừng').fill('Chờ rà soát quy hoạch');
  await page.getByRole('button', {name: 'Tạm dừng nhiệm vụ'}).click();
  await says(page.getByRole('alert'), 'Vui lòng ghi số, ngày của văn bản');
  assert.equal(await page.getByLabel('Lý do tạm dừng').inputValue(), 'Chờ rà soát quy hoạch');
  await looksRight(page, 'tam-dung-loi');
  await page.getByLabel('Văn bản (số, ngày)').fill('230/UBND-TH ngày 20/11/2026');
  await page.getByRole('button', {name: 'Tạm dừng nhiệm vụ'}).click();
  await says(page.locator('main'), ['Đang tạm dừng', 'Tạm dừng theo 230/UBND-TH ngày 20/11/2026']);
  await looksRight(page, 'nhiem-vu-tam-dung');
  await page.goto('/tong-quan');
  await page.getByRole('link', {name: 'tạm dừng', exact: true}).click();
  await says(page.locator('main'), 'Bố trí kinh phí mua sắm thiết bị');

  const officer = await person(browser, server, 'canbo.sotc');
  await officer.page.goto('/viec-cua-toi');
  const held = officer.page.locator('#tam-dung');
  await says(held, 'Bố trí kinh phí mua sắm thiết bị');
  assert.equal(await held.getByRole('link', {name: /^Báo cáo/}).count(), 0);
  await looksRight(officer.page, 'viec-cua-toi-tam-dung');
  await officer.page.goto(task);
  assert.equal(await officer.page.getByRole('link', {name: 'Báo cáo tiến độ'}).count(), 0);

  await page.goto(task);
  await page.getByLabel('Lý do tiếp tục').fill('Quy hoạch đã được duyệt');
  await page.getByLabel('Văn bản (số, ngày)').fill('241/UBND-TH ngày 22/11/2026');
  await page.getByRole('button', {name: 'Tiếp tục nhiệm vụ'}).click();
  await says(page.locator('main'), ['Tiếp tục theo 241/UBND-TH', 'Chưa triển khai']);
  await officer.page.goto(task);
  await officer.page.getByRole('link', {name: 'Báo cáo tiến độ'}).first().waitFor();
  editor.watch.clean();
  officer.watch.clean();
  await Promise.all([editor.context.close(), officer.context.close()]);
});
