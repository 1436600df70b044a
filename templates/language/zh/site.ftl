# 页面、导航与各类列表页。
skip-to-content = 跳到正文
main-navigation = 主导航
breadcrumbs = 当前位置
home = 首页
language-en = English
language-zh = 中文
previous-month = 上月
next-month = 下月
turns-of-pages = 前后各期
unit-all-months = 历月
unit-compare = 比较
colon = ：
picker = 选择通报
picker-all = 全部单位和月份
month-short = { $number ->
    [1] 1月
    [2] 2月
    [3] 3月
    [4] 4月
    [5] 5月
    [6] 6月
    [7] 7月
    [8] 8月
    [9] 9月
    [10] 10月
    [11] 11月
   *[12] 12月
}

home-title = 攻坚考评通报
home-description = 政府专项行动的月度考评通报：每个名次都附得分，每个数字都能复核。
home-lead = 这里公布专项行动的月度考评结果。每个名次都附得分，每个数字都注明出处，并附有算出它的笔记本。
home-latest = 最新通报
home-campaigns = 全部行动
home-empty = 目前还没有通报。把一个月的数据文件放进行动的文件夹，再运行一次生成即可。
home-how = 怎样阅读
home-how-start = 从哪里看起
home-how-start-text = 先看当月总览，再点开所在单位的通报。历月情况、考评办法和数据下载，页内都有链接。
home-how-rank = 名次
home-how-rank-text = 1为最前；得分相同的并列。名次旁的区间说明名次有多稳，▲▼是比上月升降几位。
home-how-light = 亮灯
home-how-light-text = ●绿灯达到序时进度，▲黄灯略有落后，■红灯明显落后；界线由各行动的考评办法规定。
home-how-check = 复核
home-how-check-text = 每页下方有数据、计算记录和笔记本，用同样的文件可算出同样的数字。
home-count = 现有 { $campaigns_shown } 个行动、{ $months_shown } 个月的 { $bulletins_shown } 份通报。
home-synthetic = 有此标记的行动用于演示办法，数字由程序生成，不反映任何单位的真实成绩。
home-mine = 看我的单位
home-standing = { $league }：各单位名次
open-campaign = 各月和各单位
finder-label = 区县、乡镇或部门的名称
find-title = 查找
find-description = 全部行动的月份和单位，逐一列出。
find-lead = 全部通报都列在这里：先选行动，再选单位和月份。单位名称链接到历月情况，月份链接到当月通报。
find-search = 全文搜索
find-units = { $shown } 个单位
find-caption = { $campaign }各单位的通报
unit-latest-is = { $month }
path-caption = 各月名次：越靠上名次越前
path-words = 各月名次（共{ $of }个单位）：{ $points }。
path-point = { $month }第{ $place }名
path-gap = { $month }未排名
open-month = 查看{ $month }通报
methodology = 考评办法
nature-synthetic = 合成数据
nature-published = 公开数据
sources = 资料来源
licence-is = 许可：{ $licence }

campaign-latest = { $month }排名
campaign-months = 各月
campaign-units = 各单位历月情况
campaign-period = 起止：{ $start }至{ $end }
campaign-publisher = 发布机构：{ $publisher }

unit-title = { $unit }历月情况
unit-description = { $unit }在{ $campaign }中各月的名次与得分。
unit-history = 各月名次与得分
unit-latest = 最近一月要点：{ $month }
unit-not-ranked = 未排名

bulletin-title = { $unit }{ $period }考评通报
bulletin-description = { $unit }在{ $campaign }{ $period }的名次、得分、进度与亮灯。
overview-title = { $period }考评总览
overview-description = { $campaign }{ $period }全部单位的名次、得分、进度与亮灯。

column-month = 月份
column-position = 名次
column-unit = 单位
column-score = { $name }（{ $measure }）
column-movement = 比上月
column-light = 亮灯

tie = 并列
of-units = 共{ $of }个
movement-up = ▲{ $n }
movement-up-words = 上升{ $n }位
movement-down = ▼{ $n }
movement-down-words = 下降{ $n }位
movement-none = 持平
movement-new = 首月

downloads = 下载与复核
download-scores = 得分数据（CSV）
download-record = 计算记录（JSON）
download-notebook = 本页笔记本（IPYNB）
downloads-hint = 计算记录列出本页的参数、规则版本，以及每个输入和输出文件的校验值。

methodology-title = 考评办法
methodology-description = { $campaign }的行动、权重、计分规则、排名与亮灯办法，附算例。

about-title = 关于本站
about-description = 这些通报怎样算出、怎样复核、怎样自己运行。
latest-leads = 查看{ $title }
not-found-title = 没有找到这一页
not-found-text = 地址可能有误，或这一页已经移动。可以从下列各处找到它。
previous-period = 上期
next-period = 下期
related-periods = 相关时期：
ten-days-title = { $period }通报
ten-days-description = { $campaign }{ $period }全部单位的名次、得分与进度。
rollup-title = { $period }考评汇总
rollup-description = { $campaign }{ $period }全部单位的名次与得分，由各月汇总。
campaign-periods = 季度、年度与累计
campaign-made-of = 行动构成
campaign-made-of-caption = { $campaign }的考评办法
campaign-more = 另有 { $shown } 个单位未在此列出，见当月页面及其数据文件。
column-scheme = 办法
column-evaluated = 考评对象
column-actions = 行动
column-indicators = 指标
column-leagues = 排名
column-lights = 亮灯
made-of-months = 共考评 { $count } 个月。
made-of-ten-days = 共考评 { $count } 旬。
made-of-rollups = 由此汇总：{ $kinds }。
made-of-tickets = 问题工单：{ $classes }。
made-of-ticket = { $name } { $days } 个工作日
made-of-rules = 规则第 { $version } 版，全部规则见考评办法页。
made-of-lights = 有
made-of-no-lights = 无
made-of-evaluated = { $kinds }，共 { $count } 个

held-back = 暂不公开：本通报最近一次运行失败（{ $failure }）。这里是最近一次成功的结果，公开网站上没有本页。
held-for-release = 草稿，暂不公开：{ $period }定于 { $until }（北京时间）发布。在此之前，公开网站上没有本页。
held-for-release-undated = 草稿，暂不公开：{ $period }推迟发布，新的日期未定。公开网站上没有本页。
held-mark = 草稿　未发布

## 发布日期
released = 发布日期
released-why = { $moment }（推迟：{ $reason }）
