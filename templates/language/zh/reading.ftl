# 页面末尾与图下：引用、下载、下一期。

figure-address = 本图链接
figure-data = 本图数据（CSV）
figure-cite = 引用本图
cite-title = 如何引用
cite-copy = 复制引文
cite-bulletin = { $publisher }：《{ $bulletin }》（{ $campaign }，{ $nature }），数据截至{ $day }，规则版本 { $version }，{ $url }
cite-figure = { $publisher }：“{ $figure }”，载《{ $bulletin }》（{ $campaign }，{ $nature }），数据截至{ $day }，规则版本 { $version }，{ $url }
glossary-title = 名词解释
ending-title = 引用与后续
ending-publisher = 发布机构
ending-next = 下一期
ending-coming = { $period }，数据截止{ $day }
ending-coming-on = { $period }，{ $day }发布
ending-last = 本次行动没有后续各期。
ending-related = 相关页面
ending-everybody = { $period }全部单位
ending-methodology = 考评办法
ending-compare = 与其他单位比较
ending-calendar = 发布日历
