{{%AUTOESCAPE context="HTML"}}<div class="head"><div><h1>Báo cáo tổng hợp</h1><p>Báo cáo của một kỳ ở dạng .docx, mở được bằng Word và LibreOffice. Kỳ đã qua lấy số liệu đến hết ngày cuối kỳ.</p></div></div>
{{>FORM_ERROR}}
{{#EMPTY}}<div class="card empty"><h2>Chưa có gì để báo cáo</h2><p>Báo cáo lập được sau khi có kế hoạch được phê duyệt.</p><div class="acts"><a class="btn" href="/ke-hoach">Xem kế hoạch</a></div></div>{{/EMPTY}}
{{#FORM}}<form class="card" method="get" action="/bao-cao-tong-hop/tai">
<div class="field"><label for="ke-hoach">Kế hoạch</label><select id="ke-hoach" name="ke-hoach"><option value="">Tất cả kế hoạch</option>{{#PLAN_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/PLAN_OPTION}}</select></div>
<div class="field short"><label for="ky">Kỳ báo cáo</label><select id="ky" name="ky">{{#PERIOD_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/PERIOD_OPTION}}</select></div>
<fieldset class="field"><legend>Thể thức</legend><label class="check"><input type="radio" name="bo-cuc" value="state"{{#STATE}} checked{{/STATE}}>Văn bản hành chính (Nghị định 30/2020/NĐ-CP)</label><label class="check"><input type="radio" name="bo-cuc" value="party"{{#PARTY}} checked{{/PARTY}}>Văn bản của Đảng (Hướng dẫn 36-HD/VPTW)</label></fieldset>
<div class="field short"><label for="vi_tri">Vị trí sổ</label><p class="hint" id="h-vi_tri">Để trống thì tính mọi việc đã ghi đến hết kỳ.</p><input id="vi_tri" name="vi_tri" value="{{POSITION}}" inputmode="numeric" autocomplete="off" aria-describedby="h-vi_tri"></div>
<button class="go" type="submit"><svg class="i" aria-hidden="true"><use href="{{SPRITE}}#down"></use></svg>Tải báo cáo (.docx)</button></form>{{/FORM}}
