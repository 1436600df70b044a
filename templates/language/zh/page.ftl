# 通报正文：图、表、要点。数字一律以写好的文本传入；整数只用于选择单复数。

error-missing-glyph = 图中文字“{ $text }”含有字体子集没有的字符：{ $characters }。请改用常用字，或把它加入 templates/fonts/characters.txt 后重新生成字体。

## 通用

page-list-separator = 、
page-list-last = { $listed }、{ $last }
page-list-more = { $listed }等（另有{ $more }个）
page-sentence-separator = {""}
page-measured = { $value }{ $measure }
page-place = 第{ $position }名
page-place-tied = 并列第{ $position }名
page-marks = { $marks }分
page-of-full = { $marks }/{ $full }
page-span-month = { $count }个月
page-span-ten-days = { $count }旬
page-unranked = 未排名
page-total = 合计
page-last-month = 上月
page-last-ten-days = 上一旬
page-nobody = （无）
page-tier-numbered = { $number ->
    [1] 第一方阵
    [2] 第二方阵
    [3] 第三方阵
    [4] 第四方阵
    [5] 第五方阵
   *[other] 第{ $number }方阵
}
page-tier-named = { $name }方阵
page-level-numbered = { $number ->
    [1] 第一层面
    [2] 第二层面
    [3] 第三层面
    [4] 第四层面
    [5] 第五层面
   *[other] 第{ $number }层面
}
page-level-named = { $name }层面
page-league-group = { $league }{ $group }
page-absent = 本期数据未涉及“{ $part }”，此部分从略。
window-around = 共{ $of }个单位，此处列出{ $unit }及其名次前后的{ $shown }个，略去{ $left }个；全部数据见下载文件。
window-ends = 共{ $of }个单位，此处列出前{ $top }个和后{ $bottom }个，略去中间{ $left }个；全部数据见下载文件。
window-first = 共{ $of }行，此处列出前{ $shown }行，略去{ $left }行。

## 图

figure-scroll = { $caption }（窄屏可左右滑动）
figure-not-reported = 未报
figure-best = 最高分
figure-median = 中位数
figure-score = 总分
figure-completion = 完成率
figure-gap = 差距
figure-place = 第{ $position }名
figure-place-tied = 并列第{ $position }名
figure-month = { $number }月
figure-ten-days = { $month }{ $part ->
    [1] 上旬
    [2] 中旬
   *[3] 下旬
}
figure-quarter = { $part ->
    [1] 一季度
    [2] 二季度
    [3] 三季度
   *[4] 四季度
}
figure-year = { $year }年
figure-to-date = 累计
figure-panel = 行动较多，分图列出：第{ $number }图，共{ $of }图。
figure-schedule = 序时进度{ $schedule }
figure-heatmap-caption = { $month }{ $scheme }各项行动得分（总分单位：{ $measure }）。颜色越浓，得分占满分的比例越高。
figure-heatmap-caption-inside = { $month }{ $scheme }“{ $action }”内各项得分（总分单位：{ $measure }）。颜色越浓，得分占满分的比例越高。
figure-heatmap-grey = 灰格“—”表示不适用、未考评；灰底有数字的为不设满分的加减分项。
figure-heatmap-unreported = “{ $mark }”表示应报未报，该指标按0分计。
figure-heatmap-alt = { $place }{ $month }热力图：{ $units }个单位在{ $actions }项行动中的得分。{ $score }最好的是{ $first }（{ $best }），最靠后的是{ $last }（{ $least }）。得分率最低的行动是{ $weakest }（平均{ $mean }）。
figure-heatmap-alt-level = { $place }{ $month }热力图：{ $units }个单位在{ $actions }项行动中的得分。{ $score }均为{ $best }：{ $first }。得分率最低的行动是{ $weakest }（平均{ $mean }）。
figure-actions-caption-share = { $unit }{ $month }各项行动得分占满分的比例，与同组最高和中位数对照；右侧为得分与满分（单位：{ $measure }）。
figure-certainty-caption = { $month }{ $league }名次的稳定程度：横条为模拟名次的5%—95%区间，圆点为中位数，菱形为本期名次。
figure-certainty-ties = 名次后的“=”表示并列。
figure-certainty-held = 本期名次
figure-certainty-bar = 5%—95%区间
figure-certainty-median = 中位数
figure-interval = 区间
figure-certainty-alt = { $place }{ $month }名次区间图：{ $units }个单位中{ $fixed }个的名次区间只有一个名次；区间最宽的是{ $widest }（第{ $interval }名）。
figure-certainty-alt-own = { $unit }本期第{ $position }名，中位数第{ $median }名，区间第{ $interval }名。
figure-parts-caption = { $period }{ $league }得分的构成：每格为该期得分。颜色越浓，得分越高。
figure-parts-grey = 灰格“—”不计入本期。
figure-parts-remark = 带“{ $mark }”的不是当期得分，说明见下表。
figure-parts-alt = { $place }{ $period }热力图：{ $units }个单位的得分由{ $parts }构成；第1名为{ $first }（{ $best }）。
figure-parts-alt-none = { $place }{ $period }热力图：{ $units }个单位由{ $parts }构成的得分尚无结果。
figure-heatmap-alt-none = { $place }{ $month }热力图：{ $units }个单位的{ $actions }项攻坚行动均未考评。
figure-actions-caption = { $unit }{ $month }各项行动得分，与同组最高分和中位数对照（单位：{ $measure }）。
figure-actions-alt = { $place }{ $month }点图：{ $unit }在{ $actions }项攻坚行动中，得分最高的是{ $best }（{ $best_marks }），最低的是{ $weakest }（{ $weakest_marks }）；{ $above }项不低于同组中位数。
figure-actions-alt-none = { $place }{ $month }点图：{ $unit }的{ $actions }项攻坚行动均未考评。
figure-progress-caption = { $month }“{ $indicator }”完成率与序时进度，按差距由高到低排列。差距为完成率减序时进度，单位为百分点；突出显示的为达到序时进度的单位，虚线为序时进度。
figure-progress-caption-own = { $month }“{ $indicator }”完成率与序时进度，按差距由高到低排列。差距为完成率减序时进度，单位为百分点；突出显示的为{ $unit }，虚线为序时进度。
figure-progress-silent = 未报送、未列入的单位{ $count }个：{ $units }。
figure-progress-alt = { $place }{ $month }条形图：序时进度为{ $schedule }，{ $units }个单位中{ $ahead }个达到。完成率最高的是{ $first }（{ $most }），最低的是{ $last }（{ $least }）。
figure-progress-alt-own = { $unit }完成{ $completion }，差距{ $gap }个百分点。
figure-progress-alt-total = 合计完成{ $completion }，差距{ $gap }个百分点。
figure-positions-caption = { $league }各月名次（{ $first }至{ $last }），第1名在最上方；突出显示的为本月前三名。
figure-positions-caption-own = { $league }各月名次（{ $first }至{ $last }），第1名在最上方；突出显示的为{ $unit }。
figure-positions-alt = { $place }{ $month }名次变化图：{ $from }以来{ $units }个单位的名次。首月第1名为{ $before }，本月第1名为{ $leaders }。
figure-positions-alt-own = { $place }{ $month }名次变化图：{ $units }个单位中，{ $unit }由{ $from }的{ $then }变为本月的{ $now }。首月第1名为{ $before }，本月第1名为{ $leaders }。
figure-tilemap-caption = { $month }{ $league }名次方格图：每个单位一格，大致按方位排列，北在上；只示意相对位置，与面积、边界无关。格中数字为名次，底色越浓名次越靠前。
figure-tilemap-lit = 右下角为亮灯。
figure-tilemap-grey = 灰格“—”未排名。
figure-tilemap-left-out = 另有{ $count }个单位没有位置，未画出：{ $units }。
figure-tilemap-places = { $n ->
    [0] 第{ $first }名
   *[other] 第{ $first }–{ $last }名
}
figure-tilemap-light = { $light }{ $count }个
figure-tilemap-alt = { $place }，{ $month }方格图：{ $league }{ $units }个单位大致按方位排列。名次最前的是{ $first }（第{ $best }名），最后的是{ $last }（第{ $worst }名）。
figure-tilemap-alt-level = { $place }，{ $month }方格图：{ $league }{ $units }个单位大致按方位排列，同为第{ $best }名：{ $first }。
figure-tilemap-alt-none = { $place }，{ $month }方格图：{ $league }{ $units }个单位大致按方位排列，均未排名。
figure-tilemap-alt-light = { $light }{ $count }个。
figure-tilemap-alt-light-named = { $light }{ $count }个：{ $units }。

## 部分名称

part-league = 排名
part-heatmap = 各项行动得分
part-actions = 本单位各项行动
part-progress = 计划完成情况
part-positions = 名次变化
part-tilemap = 名次方格图
part-lights = 亮灯
part-tickets = 问题工单
part-ledger = 加减分台账
part-departments = 辖区内部门
part-towns = 辖区内乡镇、街道和园区
part-facts = 公布事实核对
part-published = 公布数字复核
part-certainty = 名次的稳定程度
part-lost = 分项失分
part-checks = 一致性检查
part-parts = 得分构成
part-made = 本期如何得来
part-field = 现场考评分
part-field-short = 现场分
part-note-missing-left-out = 缺，不计入
part-note-missing-zero = 缺，计0
part-note-carried = 缺，沿用上一期
part-note-waiting = 待报
part-note-not-yet = 未到期
part-note-not-assessed = 当期无考评任务
part-note-not-member = 当时不在考评范围
part-note-exempt = 当期豁免

## 表格

page-points = { $value }个百分点
table-tied = 并列
table-not-reported-mark = （未报）
table-sum-of-parts = 见下列指标
table-reads-projects = 按项目清单计数
table-reads-jury = 由评委打分
table-reads-actual = 只看实际值，不设目标
table-reads-target = 没有目标值
table-bonus = 加减分项，不设满分
table-part-of = 计入“{ $indicator }”
table-panel = { $panel }评委（权重{ $weight }，{ $ballots }票）
table-no-grade = 无等次
table-no-award = 未入选
table-no-class = 未分类
table-no-step = 没有规定的措施
table-escalated = 连续亮灯升级
table-next-step-month = 连续{ $months }个月：{ $step }
table-next-step-ten-days = 连续{ $months }旬：{ $step }
table-own-schedule = 序时进度按项目自身的计划；没有自身计划的，按全部时间进度。
table-ticket-class-closed = { $name }（{ $days }个工作日内销号）
table-ticket-class-handed-over = { $name }（{ $days }个工作日内转办）
table-ticket-state = { $state }（{ $remarks }）
table-ticket-classes-caption = { $month }末问题工单分类办理情况，共{ $count }件（超期按工作日计）。
table-all-alike = 各单位相同或无法分解
table-no-fixed-worth = 没有固定分值
table-movers = 名次有变化的单位
table-intervals-caption = { $month }{ $league }名次区间。
table-intervals-note = 并列首位各计一次，居首比例之和可超过100%。
table-weights-caption = { $month }{ $scheme }名义权重与实际影响。
table-weights-note = 名义权重由规则规定；实际影响是该行动得分与总分的协方差占总分方差的比例：各单位得分相近的行动，权重再大也拉不开名次。负值表示该行动与总分方向相反。
table-left-out-caption = { $month }{ $league }逐一去掉一项行动后的名次（▲上升、▼下降的位数）。
table-left-out-summary = 去掉一项行动后谁的名次变化：{ $league }
table-own-lost-caption = { $month }{ $unit }分项失分：与满分、与{ $league }各单位在该项的最好水平相比（折算为总分，单位：{ $measure }）。
table-lost-caption = { $month }{ $league }分项失分：各项与该项最好水平的差距（折算为总分，单位：{ $measure }）。
table-period-caption = { $period }{ $league }排名及得分构成。
table-checks-caption = 一致性检查{ $checks }类，共核对{ $count }处，{ $agree }处一致。
table-checked-separator = {" · "}
table-all-figures = 应报的全部指标
table-findings-warn = 需要留意：{ $count }处
table-findings-fail = 不一致：{ $count }处
table-findings-pass = 供参考：{ $count }处
table-not-ranked-singly = 单项指标不排名
table-not-reached = 尚未完成
table-not-closed = 尚未办结
table-overall = 综合
table-weight = 权重{ $weight }
table-indicator = { $name }（{ $measure }）
table-action-level = { $action }（{ $level }）
table-leader = { $position }. { $unit }（{ $score }）
table-leader-tied = { $position }. { $unit }（{ $score }，并列）
table-leader-separator = ；
table-unranked = 未排名{ $count }个：{ $reasons }。
table-header-caption = 本期通报基本信息
table-league-caption = { $month }{ $league }排名。
table-actions-caption = { $unit }{ $month }各项行动与指标的得分和失分（总分单位：{ $measure }）。
table-actions-none = 按规则，没有任务的行动不得分、分值也不调整：这是规则中唯一使“不适用”影响得分之处。
table-progress-caption = { $month }“{ $indicator }”计划完成情况（计划、完成单位：{ $measure }；差距为完成率减序时进度，单位：百分点）。
table-progress-note = { $count }个单位未报送；合计只含已报送的单位。
table-positions-caption = { $league }各月名次。
table-own-positions-caption = { $unit }在各排名组中的各月名次。
table-lights-caption = { $month }{ $scheme }亮灯情况（依据“{ $indicator }”{ $metric }）。
metric-gap = 与序时进度的差距，单位：百分点
metric-relative-gap = 与序时进度的相对差距，单位：%
metric-completion = 的完成率，单位：%
table-projects-caption = { $unit }{ $month }项目亮灯情况，共{ $count }项（完成率为完成投资占计划投资的比例；差距单位：百分点）。
table-tickets-caption = { $month }末问题工单办理情况（超期按工作日计）。
table-own-tickets-caption = { $unit }{ $month }末问题工单，共{ $count }件，其中超期未销号{ $overdue }件（超期按工作日计）。
table-ledger-caption = 截至{ $month }末的加减分记录，共{ $count }条（单位：分，封顶前）。
table-departments-caption = { $month }{ $league }：综合排名，以及各项行动的名次与得分（单位：{ $measure }）。
table-leaders-caption = { $month }{ $league }各项行动前两名。
table-facts-caption = { $month }公布事实核对：共{ $count }条，{ $agree }条与本站计算一致。
table-published-caption = { $month }来源公布的完成率复核：共{ $count }个，{ $agree }个按公布精度一致。
table-record-caption = 本页由以下笔记本、参数和规则算出。
table-files-caption = 从{ $inputs }个文件读取的数据行、写出的{ $outputs }个文件，及其SHA-256校验值
table-files-note = 读取部分的校验值只涉及本页用到的数据行，而非整个文件。运行“python build.py verify { $address }”可重新计算本页并逐一比对数字。
head-file = 文件

### 表头

head-position = 名次
head-movement = 比{ $before }
head-unit-name = 单位
head-score = { $name }（{ $measure }）
head-interval = 区间
head-first-share = 居首比例
head-median-position = 中位
head-grade = 等次
head-award = 表彰
head-coverage = 考评覆盖
head-figure = { $figure }（{ $measure }）
head-action-full = { $action }（{ $full }）
head-part = { $part }（{ $weight }）
head-without = 去掉{ $item }
head-nominal = 名义权重
head-effective = 实际影响
head-difference = 相差（百分点）
head-worth = 折算分值
head-earned = 折算得分
head-best = 同组最好
head-lost-full = 比满分少
head-lost-best = 比最好少
head-lost-best-sum = 合计比最好少
head-lost-full-sum = 合计比满分少
head-check = 检查
head-checked = 对象
head-stated = 所列
head-compared = 核对数
head-agreeing = 一致数
head-outcome = 结果
head-finding = 情况
head-ticket-class = 类别
head-owner = 责任单位
head-ended-on = 办结日期
head-answered = 已答复
head-accepted = 已认可
head-paused = 暂停计时
head-step = 现行措施
head-next-step = 下一步
head-metric-gap = 差距
head-metric-relative-gap = 相对差距
head-metric-completion = 完成率
head-running-month = 持续月数
head-running-ten-days = 持续旬数
outcome-pass = 通过
outcome-warn = 需留意
outcome-fail = 不通过
checked-target = 目标
checked-actual = 实际
checked-planned = 计划
checked-completed = 完成
checked-gap = 与序时进度的差距
check-facts = 公布的事实
check-rates = 来源公布的完成率
check-schedule = 完成率、序时进度与差距
check-sums = 所辖单位之和与全区数
check-investment = 项目清单投资与完成进度
check-counts = 项目个数与项目清单
check-cumulative = 累计数与上一期
check-ten-days = 月报与下旬旬报
check-coverage = 应报与实报
check-provenance = 已报与已核实
reason-agrees = 一致，与预期不符
reason-differs = 不一致
reason-within-rounding = 在原数取舍范围内
reason-truncated = 末位被截断
reason-not-computable = 无法计算
reason-sum-exceeds = 分项之和超过总数
reason-sum-short = 分项之和少于总数
reason-list-partial = 清单只列部分项目
reason-count-differs = 与清单个数不符
reason-falls = 累计数比上一期减少
reason-jumps = 累计数比上一期猛增
reason-target-changed = 目标比上一期有变动
reason-not-reported = 有指标未报
reason-not-verified = 有指标未核实
head-ledger = 加减分
head-light = 亮灯
head-item = 行动与指标
head-target = 目标
head-actual = 实际
head-completion = 完成率
head-marks = 得分
head-full = 分值
head-lost = 失分
head-rate-position = 完成率位次
head-cases = 项目数
head-planned = 计划
head-completed = 完成
head-schedule = 序时进度
head-gap = 差距
head-league = 排名组
head-project = 项目
head-action = 攻坚行动
head-milestone = 节点
head-planned-on = 计划时间
head-reached-on = 完成时间
head-opened = 开单
head-closed-in-time = 按期办结
head-closed-late = 逾期办结
head-open = 在办
head-overdue = 超期未销号
head-days-overdue = 超期工作日
head-subject = 问题
head-opened-on = 开单日期
head-deadline = 办结期限
head-state = 状态
head-date = 日期
head-type = 类别
head-points = 分
head-reason = 事由
head-evidence = 依据
head-leaders = 前两名
head-ranked = 参加排名
head-statement = 公布的事实
head-published = 公布值
head-computed = 计算值
head-agreement = 核对
head-source = 来源
head-published-rate = 公布完成率
head-computed-rate = 复核完成率

### 基本信息

header-address = 编号
header-publisher = 发布机构
header-period = 统计期
header-period-text = { $month }（自{ $start }起累计）
header-cut-off = 数据截止
header-rules = 规则版本
header-validity = 有效性
header-final = 正式
header-provisional = 暂定（截至{ $day }，本期尚未结束）
header-verified = 核实情况
header-verified-all = { $count }项数据全部核实
header-verified-none = { $count }项数据均为单位自报，尚未核实
header-verified-text = { $count }项数据中已核实{ $verified }项（{ $share }），其余为单位自报
header-nature = 数据性质
header-nature-synthetic = 合成数据（仅供演示）
header-nature-published = 公开发布的真实数据

### 名次、亮灯、状态

moved-up = 比{ $before }上升{ $places }位
moved-down = 比{ $before }下降{ $places }位
moved-same = 与{ $before }持平
moved-same-sign = 持平
moved-none = 无可比名次
lamp-red = 红灯
lamp-yellow = 黄灯
lamp-green = 绿灯
lamp-none = 未亮灯
unranked-gate = 触发一票否决条款，不参加排名
unranked-all-finished = 各单位均已完成，不排名
unranked-not-assessed = 未考评
unranked-exempt = 不可抗力，免于考评
unranked-coverage = 报送不足
unranked-waiting = 分项得分未齐，暂不排名
left-out-up = 上升{ $places }位
left-out-down = 下降{ $places }位
state-reported = 已报送
state-not-applicable = 不适用
state-not-reported = 未报送
ticket-open = 办理中
ticket-answered = 已答复
ticket-accepted = 已认可
ticket-paused = 计时暂停中
ticket-was-paused = 曾暂停计时
ticket-extended = 获准延期{ $days }个工作日
ticket-handed-over = { $day }转办
ticket-overdue = 超期未销号
ticket-closed-in-time = 按期办结
ticket-closed-late = 逾期办结
agreement-agrees = 一致
agreement-within-rounding = 在原数取舍范围内
agreement-truncated = 末位被截断
agreement-at-least = 成立（不少于）
agreement-at-most = 成立（不超过）
agreement-differs = 不一致
agreement-known = 不一致（来源已知的矛盾）
agreement-not-computable = 无法计算
fact-yes = 是
fact-no = 否

### 生成记录

record-address = 编号
record-notebook = 笔记本
record-parameters = 参数
record-rules = 规则版本
record-package = 程序包
record-input = 读取：{ $path }，{ $count }行
record-input-rules = 读取：{ $path }，本页所用规则
record-output = 生成：{ $path }

## 要点

point-clause = ，
point-of-scheme = 【{ $scheme }】{ $point }
point-scheme-leader = { $scheme }为{ $units }
point-action-separator = 、
point-parts = ；
gap-ahead = 超序时进度{ $gap }个百分点
gap-behind = 落后序时进度{ $gap }个百分点
gap-level = 与序时进度持平
gap-below = 不足{ $least }
point-leaders = { $first }以{ $best }居{ $count }个单位第1名；末位为{ $last }（{ $least }），首末相差{ $spread }。
point-leaders-tied = { $first }同为{ $best }，并列{ $count }个单位第1名；末位为{ $last }（{ $least }），首末相差{ $spread }。
point-leaders-all = { $count }个单位同为{ $best }，并列第1名：{ $first }。
point-leader-only = 参加排名的只有{ $count }个单位：{ $first }，{ $name }为{ $best }。
point-leaders-groups = { $count }个排名组的第1名：{ $groups }。
point-group-leader = { $group }为{ $units }
point-movers = 与{ $before }相比，{ $parts }。
point-movers-none = { $n ->
    [1] 与{ $before }相比，{ $count }个单位名次无变化。
   *[other] 与{ $before }相比，{ $count }个单位名次均无变化。
}
point-climbed = { $units }上升{ $places }位，升幅最大
point-fell = { $units }下降{ $places }位，降幅最大
point-total-schedule = “{ $indicator }”合计完成计划的{ $completion }，{ $against }（序时进度{ $schedule }）；{ $on ->
    [0] { $count }个单位全部落后
   *[other] { $off ->
        [0] { $count }个单位全部达到
       *[other] { $count }个单位中{ $ahead }个达到、{ $behind }个落后
    }
}{ $silent }。
point-total-schedule-silent = ，另有{ $count }个未报送，不计入合计
point-lights = { $count }个单位亮灯：绿灯{ $green }个，黄灯{ $yellow }个，红灯{ $red }个{ $dark }。
point-lights-red = { $count }个单位亮灯：红灯{ $red }个（{ $units }），黄灯{ $yellow }个，绿灯{ $green }个{ $dark }。
point-lights-dark = ，另有{ $count }个未报送，不亮灯
point-tickets = 问题工单累计开单{ $opened }件，已销号{ $closed }件，未销号{ $open }件{ $late ->
    [0] {""}
   *[other] （其中超期{ $overdue }件）
}{ $n ->
    [0] ，没有一件超期
   *[other] ；各件累计超期{ $days }个工作日
}。
point-coverage = { $units }个单位应报{ $due }项指标，全部报送。
point-coverage-missing = { $units }个单位应报{ $due }项指标，缺报{ $missing }项：{ $who }。
point-period-none = { $period }得分所需的分项未齐，{ $count }个单位暂不排名。
point-period-covered = { $units }个单位应有{ $due }个分项得分，全部齐备。
point-period-gaps = { $units }个单位应有{ $due }个分项得分，其中{ $missing }个缺报或沿用上一期。
point-period-provisional = { $period }尚未结束，结果暂定，截至{ $through }；还有{ $count }个月未计入：{ $missing }。
made-of-month = 各月
made-of-quarter = 各季度
made-mean = { $period }得分为{ $part }得分的平均值，各期权重相等。
made-weighted = { $period }得分为{ $part }得分的加权和。
made-snapshot = { $period }得分取{ $part }中最后一期的得分。
made-weights = 依次的权重为{ $weights }（共{ $count }期）。
made-field = 现场考评分占{ $share }，事由见数据文件。
made-when-missing-leave-out = 缺某一期得分的，该期不计入，其权重由其余各期按比例分担。
made-when-missing-zero = 缺某一期得分的，该期按0分计。
made-when-missing-carry = 缺某一期得分的，沿用此前最近一期的得分。
made-when-missing-wait = 缺某一期得分的，待补齐后再公布。
made-rounding = 各期用已公布（已取舍）的得分计算，结果按同一办法再取舍一次；名次比上一个同类期。
made-final = { $period }各期均已计入，结果为正式结果。
made-noted = { $scheme }：{ $note }的共{ $count }处：{ $which }。
made-noted-one = { $unit }（{ $parts }）
ranking-competition = 得分相同的单位并列，占用较前的名次，其后名次顺延（1、2、2、4）。
ranking-dense = 得分相同的单位并列，其后名次不空缺（1、2、2、3）。
ranking-average = 得分相同的单位取其名次的平均数（1、2.5、2.5、4）。
ranking-lower = { $name }越低，名次越前。
ranking-by-tier = 分方阵排名，只在本方阵内比较。
ranking-by-level = 分层面排名，只在本层面内比较。
ranking-then = ，仍相同再比较
ranking-break-ties = 得分相同时，比较{ $keys }。
ranking-key-completion = 完成率
ranking-key-previous = 上一期名次
ranking-key-action = “{ $action }”得分
ranking-rounded = 得分先取舍到{ $decimals }位小数（{ $mode }）再排名。
ranking-unrounded = 排名用未取舍的得分，公布的得分再取舍到{ $decimals }位小数（{ $mode }）：所示得分相同的，名次可能不同。
ranking-mode-half-up = 四舍五入
ranking-mode-half-even = 四舍六入五成双
ranking-mode-truncate = 截断
ranking-award-include = 每组前{ $top }名为“{ $award }”；边界上并列的一并入选。
ranking-award-exclude = 每组前{ $top }名为“{ $award }”；边界上并列的均不入选。
ranking-tie = { $units }并列第{ $position }名
ranking-ties-first = 前{ $count }处是
ranking-ties-by-rounding = { $n ->
    [1] { $ties }，是得分取舍到{ $decimals }位小数后才相同：取舍前并不相等。
   *[other] { $count }处并列是得分取舍到{ $decimals }位小数后才相同，取舍前并不相等：{ $which }{ $ties }。
}
ranking-ties-by-rounding-unseen = { $count }处并列是得分取舍到{ $decimals }位小数后才相同，取舍前并不相等；均不在表列单位之中。
certainty-census = 数据是全部考评对象的普查，没有抽样误差；这里考察的是计分办法稍有不同时名次会怎样。
certainty-tried = 模拟{ $draws }次，每次随机改变：{ $varied }。
certainty-fewer = 规则定为{ $draws }次；单位很多的排名组，次数与单位数之积以{ $positions }为限，次数相应减少，但不少于{ $least }次。
certainty-between = { $least }至{ $most }
certainty-varied-weights = 各级权重在±{ $vary }之内
certainty-varied-normalisation = 指标的标准化办法（按规则、极差法、标准分）
certainty-varied-caps = 封顶（按规则、以满分为限、不封顶）
certainty-varied-composition = 合成办法（按规则、算术平均、几何平均）
certainty-varied-rounding = 排名前的取舍（按规则、与之相反、少取一位）
certainty-seed = 随机数由“{ $seed }”确定（生成办法：{ $generator }），再算一遍结果相同；迟报和事后核减未作模拟。
certainty-result = { $league }：{ $count }个单位中，{ $fixed }个的名次区间只有一个名次，{ $able }个的区间含第1名；区间最宽的是{ $widest }（第{ $interval }名）。
certainty-overlap = 区间重叠的单位，名次先后不宜看得过重。
certainty-all-fixed = { $league }：{ $count }个单位的名次区间都只有一个名次，计分办法稍有不同，名次也不变。
certainty-all-equal = { $league }：{ $count }个单位在各次模拟中均并列第1名，无从区分。
certainty-own = { $unit }：本期第{ $position }名，模拟名次的中位数为第{ $median }名，5%—95%区间为第{ $interval }名，居首的占{ $first }。
point-published = 复核来源公布的{ $count }个完成率，{ $agree }个一致，没有出入。
point-published-one = { $unit }公布{ $published }、复核{ $computed }（{ $agreement }）
point-published-differ = 复核来源公布的{ $count }个完成率，{ $agree }个一致，{ $differ }个有出入：{ $who }。
moved-clause-up = 名次比{ $before }上升{ $places }位
moved-clause-down = 名次比{ $before }下降{ $places }位
moved-clause-same = 名次与{ $before }持平
score-clause-up = { $name }提高{ $difference }
score-clause-down = { $name }下降{ $difference }
score-clause-same = { $name }与{ $before }持平
point-place = { $month }{ $unit }{ $name }为{ $score }，在{ $count }个单位中{ $place }。
point-position-tied = 并列第{ $position }名
point-position = 居第{ $position }名
point-place-changed = { $month }{ $unit }{ $name }为{ $score }，在{ $count }个单位中{ $place }，{ $change }。
point-place-none = { $month }{ $unit }未参加综合排名：{ $reason }。
point-own-schedule = “{ $indicator }”完成{ $completed }{ $measure }，为计划{ $planned }{ $measure }的{ $completion }，{ $against }（序时进度{ $schedule }）。
point-own-schedule-lit = “{ $indicator }”完成{ $completed }{ $measure }，为计划{ $planned }{ $measure }的{ $completion }，{ $against }（序时进度{ $schedule }），亮{ $light }，已持续{ $span }。
point-actions = 名次最好的行动是{ $best }（{ $best_place }，{ $best_marks }），最靠后的是{ $weakest }（{ $weakest_place }，{ $weakest_marks }）。
point-actions-several = { $actions }{ $count }项行动均列第{ $position }名；最靠后的是{ $weakest }（{ $weakest_place }，{ $weakest_marks }）。
point-actions-all = { $count }项行动均列第{ $position }名，得分最高的是{ $best }（{ $best_marks }），最低的是{ $weakest }（{ $weakest_marks }）。
point-actions-level = { $count }项行动均列第{ $position }名，各得{ $best_marks }。
point-lost = 对总分影响最大的失分项是{ $action }中的“{ $indicator }”，满分{ $full }分，失{ $lost }分。
point-lost-unreported = 对总分影响最大的失分项是{ $action }中的“{ $indicator }”，应报未报，满分{ $full }分，失{ $lost }分。
point-lost-nothing = 全部{ $count }项指标得满分，失分0分。
point-projects = { $count }个项目亮灯：绿灯{ $green }个，黄灯{ $yellow }个，红灯{ $red }个。
point-own-tickets = 问题工单累计开单{ $opened }件，已销号{ $closed }件{ $late ->
    [0] {""}
   *[other] ，超期未销号{ $overdue }件
}{ $n ->
    [0] ，没有一件超期
   *[other] ；各件累计超期{ $days }个工作日
}。
point-own-published = 来源公布的完成率为{ $published }，按其数据复核为{ $computed }：{ $agreement }。

## 说明

note-credit = 数据来源：{ $source }。
note-source = { $publisher }《{ $title }》
note-source-dated = { $publisher }《{ $title }》，{ $day }
note-report = { $unit }“{ $indicator }”
note-not-reported = { $due }项指标中{ $count }项应报未报：{ $which }。未报指标按0分计，与“不适用”不同。
note-not-reported-left-out = { $due }项指标中{ $count }项应报未报，不计入得分：{ $which }。其权重由已报送的指标分担。
note-not-applicable-reweight = { $count }项指标不适用（没有任务），不计入得分，其权重由其余指标分担，不按0分计。
note-not-applicable-base = { $count }项指标不适用（没有任务），按规则得基本分。
note-not-applicable-none = { $count }项指标不适用（没有任务），按规则不得分，分值也不调整。
note-not-applicable-full = { $count }项指标不适用（没有任务），按规则得满分。
note-unranked = { $units }（{ $count }个）未排名：{ $reason }。
gated-removes-rank = { $unit }：触发“{ $gate }”，不参加排名。事由：{ $reason }（依据：{ $evidence }）。
gated-removes-award = { $unit }：触发“{ $gate }”，取消评优资格，仍参加排名。事由：{ $reason }（依据：{ $evidence }）。
gated-removes-grade = { $unit }：触发“{ $gate }”，不定等次。事由：{ $reason }（依据：{ $evidence }）。
gated-raises-grade = { $unit }：适用“{ $gate }”，等次提高一档。事由：{ $reason }（依据：{ $evidence }）。
gated-exempts = { $unit }：适用“{ $gate }”，免于考评。事由：{ $reason }（依据：{ $evidence }）。
note-joins = { $unit }自{ $since }起纳入考评：{ $reason }。
note-leaves = { $unit }自{ $since }起退出考评：{ $reason }。
note-moves = { $unit }自{ $since }起调整：{ $reason }。
note-moves-to = { $unit }自{ $since }起调入{ $to }：{ $reason }。
note-parts = 本期数据未涉及{ $count }个部分，予以省略：{ $parts }。
note-complete = 本期应报数据全部报送，没有缺项（缺报0项）。
note-nobody-left-out = 没有未排名的单位（0个）。

## Said in bulletins and around them

separator = 、
light-green = ● 绿灯
light-yellow = ▲ 黄灯
light-red = ■ 红灯
light-none = —
kind-district = 县（市）区
kind-department = 部门
kind-town = 乡镇、街道
kind-park = 园区
kind-headquarters = 指挥部
kind-country = 国家
kind-region = 地区
kind-area = 片区
kind-organisation = 单位

## 图的数据（随图下载的表）
data-yes = 是
data-no = 否
data-tied = 并列
data-share = 得分率（%）
data-share-best = 同组最高得分率（%）
data-share-median = 同组得分率中位数（%）
data-low = 区间下限（5%）
data-high = 区间上限（95%）
data-completion = 完成率（%）
data-schedule = 序时进度（%）
data-gap = 差距（百分点）
data-tile-row = 行（自北向南）
data-tile-column = 列（自西向东）
data-not-reported = 应报未报
data-remarks = 备注
data-remark = { $part }：{ $remark }
