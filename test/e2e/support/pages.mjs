// Every page with the person who uses it, over the demo province; for checks and pictures.

/** Places that need an id: asked from the pages themselves, as a person finds them. */
export async function findPlaces(people) {
  const href = async (page, url, selector) => {
    await page.goto(url);
    return page.locator(selector).first().getAttribute('href');
  };
  const editor = people.bientap.page;
  const officer = people['canbo.sokhcn'].page;
  const reviewer = people.thamdinh.page;
  const board = await href(people.lanhdao.page, '/ke-hoach', 'a:has-text("118/KH-UBND")');
  const draft = await href(editor, '/du-thao', 'a.btn:has-text("Soát dự thảo")');
  return {
    board,
    done: await href(people.lanhdao.page, `${board}?tinh-trang=completed`, 'table.board tbody th a'),
    task: await href(officer, '/viec-cua-toi', '.todo h3 a'),
    form: await href(officer, '/viec-cua-toi', '.todo a.btn'),
    decision: await href(reviewer, '/tham-dinh', '.todo a.btn'),
    draft,
    row: await href(editor, draft, 'article a.btn:has-text("Sửa")'),
  };
}

/** [name, who, address, main action] for every page; the main action is what the keyboard must reach. */
export function everyPage(at) {
  return [
    ['sign-in', null, '/dang-nhap', {role: 'button', name: 'Đăng nhập'}],
    ['dashboard', 'lanhdao', '/tong-quan', {role: 'link', name: /^Xem tất cả \d+ cơ quan/}],
    ['dashboard-past', 'lanhdao', '/tong-quan?ngay=2026-08-31', {role: 'link', name: 'Về hiện tại'}],
    ['plans', 'lanhdao', '/ke-hoach', {role: 'link', name: '118/KH-UBND'}],
    ['plans-none', 'lanhdao', '/ke-hoach?ngay=2026-05-01', {role: 'button', name: 'Xem'}],
    ['board', 'lanhdao', at.board, {role: 'link', name: /^Kiện toàn/}],
    ['board-nothing', 'lanhdao', `${at.board}?q=khong-co-gi-nhu-vay`, {role: 'link', name: 'Xem cả bảng'}],
    ['plan-events', 'bientap', `${at.board}/su-kien`, {role: 'link', name: /^118\/KH-UBND/}],
    ['extensions', 'bientap', '/gia-han', {role: 'button', name: 'Đăng xuất'}],
    ['tasks', 'lanhdao', '/nhiem-vu', {role: 'button', name: 'Tìm'}],
    ['task', 'canbo.sokhcn', at.task, {role: 'link', name: 'Báo cáo tiến độ'}],
    ['task-done', 'lanhdao', at.done, {role: 'link', name: /^Trang đầu|^Kế hoạch/}],
    ['my-work', 'canbo.sokhcn', '/viec-cua-toi', {role: 'link', name: /^Báo cáo nhiệm vụ/}],
    ['my-work-past', 'canbo.sokhcn', '/viec-cua-toi?ngay=2026-08-31', {role: 'link', name: 'Về hiện tại'}],
    ['grid', 'canbo.sokhcn', '/viec-cua-toi/cap-nhat', {role: 'button', name: 'Gửi báo cáo các dòng đã ghi'}],
    ['report-form', 'canbo.sokhcn', at.form, {role: 'button', name: 'Gửi báo cáo'}],
    ['review', 'thamdinh', '/tham-dinh', {role: 'link', name: /^Thẩm định báo cáo/}],
    ['decision', 'thamdinh', at.decision, {role: 'button', name: 'Chấp nhận'}],
    ['drafts', 'bientap', '/du-thao', {role: 'button', name: 'Tải lên và lập dự thảo'}],
    ['draft', 'bientap', at.draft, {role: 'link', name: /^Sửa dòng/}],
    ['draft-doubts', 'bientap', `${at.draft}?loc=nghi-van`, {role: 'button', name: /^Xác nhận đúng/}],
    ['draft-links', 'bientap', `${at.draft}/viec-trung`, {role: 'link', name: 'Quay lại dự thảo'}],
    ['source', 'bientap', `${at.draft}/van-ban`, {role: 'link', name: 'Dự thảo'}],
    ['row', 'bientap', at.row, {role: 'button', name: 'Lưu'}],
    ['approval', 'bientap', `${at.draft}/phe-duyet`, {role: 'button', name: 'Phê duyệt'}],
    ['names', 'bientap', '/ten-da-ghi-nho', {role: 'button', name: 'Đăng xuất'}],
    ['summary', 'lanhdao', '/bao-cao-tong-hop', {role: 'button', name: 'Tải báo cáo (.docx)'}],
    ['accounts', 'quantri', '/tai-khoan', {role: 'button', name: 'Thêm tài khoản'}],
    ['account', 'quantri', '/tai-khoan/canbo.sokhcn', {role: 'button', name: 'Đặt lại mật khẩu'}],
    ['own-account', 'canbo.sokhcn', '/ca-nhan', {role: 'button', name: 'Đổi mật khẩu'}],
    ['contact', 'canbo.sokhcn', '/ca-nhan/nhac-viec', {role: 'button', name: 'Lưu cách nhận lời nhắc'}],
    ['reminders-none', 'lanhdao', '/nhac-viec', {role: 'link', name: 'Cách nhận lời nhắc và lịch'}],
    ['deliveries-none', 'quantri', '/thu-gui', {role: 'link', name: 'Chỉ xem thư chưa gửi được'}],
    ['not-found', 'lanhdao', '/khong-co-trang-nay', {role: 'link', name: 'Về trang đầu'}],
    ['forbidden', 'lanhdao', '/tai-khoan', {role: 'link', name: 'Về trang đầu'}],
  ];
}

export const PEOPLE = ['lanhdao', 'bientap', 'thamdinh', 'canbo.sokhcn', 'quantri'];
