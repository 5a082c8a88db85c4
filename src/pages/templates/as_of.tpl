{{%AUTOESCAPE context="HTML"}}<div><label for="ngay">Tính đến hết ngày</label><input type="date" id="ngay" name="ngay" value="{{DAY}}"></div>
<div class="pos"><label for="vi_tri">Vị trí sổ</label><input id="vi_tri" name="vi_tri" value="{{POSITION}}" inputmode="numeric" autocomplete="off" placeholder="mới nhất"></div>
