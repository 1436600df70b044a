# 比较单位的页面，行动页上的方格图。
compare-title = 单位比较
compare-description = 在{ $campaign }中把一个单位与另外至多四个单位放在一起看：各期名次与得分。
compare-lead = 选一个单位，再添上至多四个，看名次和得分怎样一期一期变化。所选内容写在网址里，可以直接转给别人。
compare-without-script = 自选单位要用到 JavaScript；没有它，下表照样列出全部单位的各期名次。
compare-controls = 选择比较的内容
compare-league = 排名
compare-period = 截至
compare-chosen = 比较的单位
compare-add = 添加单位（至多五个）
compare-copy = 复制本页网址
compare-all = 全部单位各期名次
compare-all-caption = { $league }：{ $period }得分与各期名次
compare-link = 与其他单位比较
compare-link-campaign = 比较几个单位

tiles-title = { $period }：方位与名次
tiles-note = 每个单位一格，大致按方位排列，北在上；只示意相对位置，与面积、边界无关。数字为名次，底色越浓名次越靠前。
tiles-tied = “=”表示并列。
tiles-list = { $league }{ $period }名次，自北向南、自西向东
tiles-legend = 底色与亮灯
tiles-place = 第{ $position }名
tiles-places = { $n ->
    [0] 第{ $first }名
   *[other] 第{ $first }–{ $last }名
}

# 脚本说的话；名称和数字写作 %name%。
script-compare-choose = 请选择…
script-compare-full = 已满五个，移除一个才能再添
script-compare-remove = 移除%unit%
script-compare-said = 正在比较%units%：%league%，截至%period%。
script-compare-left-out = %units%不在这个排名中，没有列入。
script-compare-unread = 数据没有取到，不能自选单位；全部单位的名次见下表。
script-compare-overall = 总排名
script-compare-action = 分项排名
script-compare-positions = %league%各期名次，第1名在最上方
script-compare-others = 浅色线为同组其他单位
script-compare-scores = %league%各期%score%，纵轴不从零开始
script-compare-line = %unit%：%values%。
script-compare-point = %period%%value%
script-compare-alt = %caption%。%lines%
script-compare-table = %league%：%units%各期名次与%score%
script-compare-unit = 单位
script-compare-gap = %period%与%unit%相差
script-compare-place = 第%place%名
script-compare-tied = 并列
script-compare-unranked = 未排名
script-compare-list = 、
script-compare-measured = %score%（%measure%）
script-compare-one = 只有一期，还画不出走势。
