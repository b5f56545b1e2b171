import { parse as parseMessage, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { filesUnder, read } from './sources.ts';

const LOCALES = ['en', 'zh-Hans', 'zh-Hant'] as const;
const CHINESE = ['zh-Hans', 'zh-Hant'] as const;
type Locale = (typeof LOCALES)[number];
type Catalogue = Readonly<Record<string, string>>;

/** Latin words that a Chinese reader of this page reads as they are: abbreviations, names and units. */
const LATIN_IN_CHINESE = new Set([
  ...['LTV', 'CAC', 'CSV', 'SVG', 'PNG', 'JSON', 'QR', 'URL', 'PDF', 'ID', 'NPS', 'AIC', 'BIC', 'R', 'Excel'],
  ...[
    'Loyalty',
    'Lab',
    'Gamma',
    'Beta',
    'Poisson',
    'Weibull',
    'Bernoulli',
    'Monte',
    'Carlo',
    'Markov',
    'sBG',
  ],
  ...['English', 'Ctrl', 'Shift', 'Esc', 'Enter', 'Tab', 'Home', 'End', 'PageUp', 'PageDown', 'Alt', 'Cmd'],
  ...[
    'Fader',
    'Hardie',
    'Gupta',
    'Lehmann',
    'Pfeifer',
    'Carraway',
    'Reichheld',
    'Sasser',
    'Kumar',
    'Heskett',
    'Griffin',
  ],
]);

/**
 * Characters with one form in simplified and another in traditional writing; those that are right in both (后, 里,
 * 划, 准 …) are left out. Text converted by machine, or not written for its reader, shows up here.
 */
const TWO_FORMS = [
  '们們 这這 个個 为為 来來 时時 国國 对對 会會 过過 发發 经經 现現 进進 还還 没沒 开開 关關 问問 间間 门門 见見 观觀 说說 话話 语語 请請 让讓 认認 议議',
  '论論 计計 设設 许許 证證 评評 识識 试試 该該 详詳 误誤 读讀 调調 谁誰 课課 谢謝 单單 价價 买買 卖賣 费費 货貨 资資 质質 钱錢 银銀 账賬 户戶 销銷 购購',
  '赚賺 损損 负負 财財 贵貴 贡貢 赢贏 链鏈 络絡 线線 结結 给給 统統 绝絕 继繼 续續 维維 绩績 总總 综綜 终終 纯純 级級 约約 红紅 细細 组組 织織 练練 绍紹',
  '变變 图圖 响響 动動 势勢 务務 员員 团團 场場 块塊 处處 备備 复復 头頭 实實 宽寬 导導 届屆 师師 带帶 帮幫 应應 废廢 张張 强強 归歸 当當 录錄 径徑 从從',
  '态態 怀懷 恶惡 惯慣 执執 扩擴 报報 拟擬 择擇 换換 据據 断斷 旧舊 显顯 术術 权權 条條 极極 构構 标標 样樣 档檔 检檢 楼樓 欢歡 毁毀 毕畢 气氣 汇匯 沟溝',
  '泽澤 洁潔 测測 济濟 浅淺 渐漸 满滿 滚滾 灵靈 点點 热熱 爱愛 状狀 独獨 环環 电電 画畫 疗療 监監 盖蓋 盘盤 确確 离離 种種 积積 称稱 税稅 稳穩 竞競 简簡',
  '类類 粮糧 紧緊 编編 缩縮 网網 罗羅 职職 联聯 脑腦 万萬 与與 专專 业業 严嚴 丧喪 丰豐 临臨 举舉 义義 乐樂 习習 书書 乱亂 争爭 亏虧 亚亞 产產 亲親 亿億',
  '仅僅 仓倉 传傳 伤傷 伪偽 体體 侧側 债債 倾傾 偿償 优優 储儲 党黨 兰蘭 兴興 养養 内內 册冊 写寫 军軍 农農 决決 况況 净淨 减減 击擊 则則 刚剛 创創',
  '删刪 别別 剂劑 剧劇 劝勸 办辦 劳勞 励勵 区區 医醫 华華 协協 厅廳 历歷 压壓 双雙 叙敘 么麼 顾顧 难難 远遠 运運 选選 边邊 达達 适適 递遞 遗遺 释釋 针針',
  '钮鈕 键鍵 锁鎖 错錯 阶階 际際 险險 随隨 隐隱 页頁 项項 须須 预預 领領 频頻 题題 颜顏 风風 馆館 驱驅 验驗 龄齡 转轉 轮輪 软軟 较較 输輸 辑輯 迁遷 蓝藍',
  '规規 视視 觉覺 订訂 训訓 记記 讲講 访訪 诉訴 词詞 译譯 诚誠 贷貸 贴貼 赠贈 赖賴 趋趨 车車 载載 连連 迟遲 异異 弃棄 护護 拥擁 摆擺 数數 无無 暂暫 杂雜',
  '涨漲 滤濾 节節 礼禮 绪緒 缓緩 缴繳 虑慮 虽雖 补補 装裝',
].flatMap((line) => line.split(' '));

/** The parts of a catalogue: one file for each region of the page. */
const partsOf = (locale: Locale): string[] => filesUnder(`src/i18n/messages/${locale}`, '.json');

/** Arguments of a message with their kinds and, for choices, the choices; in a fixed order. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      if (element.type === TYPE.select) {
        found.add(`${element.value}: select ${Object.keys(element.options).sort().join(' ')}`);
      } else {
        // Whether a number chooses between plural forms is the language's own affair.
        const kind = element.type === TYPE.plural ? TYPE.argument : element.type;
        found.add(`${element.value}: ${TYPE[kind]}`);
      }
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        for (const option of Object.values(element.options)) visit(option.value);
      } else if (element.type === TYPE.tag) visit(element.children);
    }
  };
  visit(parseMessage(message));
  return [...found].sort();
}

/** What a reader sees of a message, whatever its arguments are. */
function wordsOf(message: string): string {
  const visit = (elements: readonly MessageFormatElement[]): string =>
    elements
      .map((element) => {
        if (element.type === TYPE.literal) return element.value;
        if (element.type === TYPE.tag) return visit(element.children);
        if (element.type !== TYPE.select && element.type !== TYPE.plural) return ' ';
        return Object.values(element.options)
          .map((option) => visit(option.value))
          .join(' ');
      })
      .join('');
  return visit(parseMessage(message));
}

/** Works are cited by the names they have, in every language. */
function isCitation(key: string): boolean {
  return key.endsWith('.source') || key.startsWith('source.');
}

/** Latin words of two letters or more that are not on the list; symbols such as x, k or R² are not words. */
function leftInEnglish(message: string): string[] {
  const words = wordsOf(message).match(/[A-Za-z][A-Za-z]+/g) ?? [];
  return words.filter((word) => !LATIN_IN_CHINESE.has(word));
}

/** Characters of the other writing. */
function wrongScript(message: string, locale: (typeof CHINESE)[number]): string[] {
  const other = locale === 'zh-Hans' ? 1 : 0;
  const wrong = new Set(TWO_FORMS.map((pair) => pair[other]));
  return [...wordsOf(message)].filter((character) => wrong.has(character));
}

function entriesOf(part: string): [key: string, text: unknown][] {
  return Object.entries(JSON.parse(read(part)) as Record<string, unknown>);
}

function catalogue(locale: Locale): Catalogue {
  return Object.fromEntries(partsOf(locale).flatMap(entriesOf)) as Catalogue;
}

const started = filesUnder('src/i18n', '.ts', '.json').length > 0;

describe.runIf(started)('the three catalogues', () => {
  test('have the same parts, flat, with text only, and every key once', () => {
    for (const locale of LOCALES) {
      const parts = partsOf(locale);
      const names = (all: readonly string[]): string[] =>
        all.map((part) => part.slice(part.lastIndexOf('/')));
      expect(names(parts), locale).toEqual(names(partsOf('en')));
      const entries = parts.flatMap(entriesOf);
      expect(entries.length, `${locale} has messages`).toBeGreaterThan(0);
      const empty = entries.filter(([, text]) => typeof text !== 'string' || text.trim() === '');
      expect(empty.map(([key]) => `${locale}: ${key} says nothing`)).toEqual([]);
      const keys = entries.map(([key]) => key);
      expect(
        keys.filter((key, index) => keys.indexOf(key) !== index),
        `${locale}: keys said twice`,
      ).toEqual([]);
    }
  });

  test('every message can be read as ICU', () => {
    const unreadable = LOCALES.flatMap((locale) =>
      Object.entries(catalogue(locale)).flatMap(([key, text]) => {
        try {
          parseMessage(text);
          return [];
        } catch (error) {
          return [`${locale}: ${key}: ${String(error)}`];
        }
      }),
    );
    expect(unreadable).toEqual([]);
  });

  test.each(CHINESE)('%s has the keys of English, no more and no fewer', (locale) => {
    const english = Object.keys(catalogue('en'));
    const own = Object.keys(catalogue(locale));
    expect({
      missing: english.filter((key) => !own.includes(key)),
      extra: own.filter((key) => !english.includes(key)),
    }).toEqual({ missing: [], extra: [] });
  });

  test.each(CHINESE)('%s takes the same arguments in every message as English', (locale) => {
    const english = catalogue('en');
    const different = Object.entries(catalogue(locale)).flatMap(([key, text]) => {
      const wanted = argumentsOf(english[key] ?? '').join(', ');
      const given = argumentsOf(text).join(', ');
      return wanted === given ? [] : [`${locale}: ${key}: takes “${given}”, English takes “${wanted}”`];
    });
    expect(different).toEqual([]);
  });

  test.each(CHINESE)('%s has nothing left in English', (locale) => {
    const left = Object.entries(catalogue(locale)).flatMap(([key, text]) =>
      (isCitation(key) ? [] : leftInEnglish(text)).map((word) => `${locale}: ${key}: “${word}”`),
    );
    expect(left).toEqual([]);
  });

  test.each(CHINESE)('%s is written in its own characters', (locale) => {
    const wrong = Object.entries(catalogue(locale)).flatMap(([key, text]) =>
      wrongScript(text, locale).map((character) => `${locale}: ${key}: ${character}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** Whether some code names a key whole, or begins a template with one of its groups: `group.${…`. */
function isSaid(key: string, code: string): boolean {
  const groups = key.split('.').map((_, end, words) => words.slice(0, end).join('.'));
  return (
    [`'${key}'`, `"${key}"`, `\`${key}\``].some((named) => code.includes(named)) ||
    groups.some((group) => group !== '' && code.includes(`\`${group}.\${`))
  );
}

test('every message is said somewhere', () => {
  const code = filesUnder('src', '.ts', '.svelte').map(read).join('\n');
  const parts = partsOf('en').filter((part) => !part.endsWith('/help.json')); // its keys are put together from ids
  const silent = parts.flatMap(entriesOf).filter(([key]) => !isSaid(key, code));
  expect(silent.map(([key]) => key)).toEqual([]);
});

/** Holes that are filled with Chinese words, or with a time that ends in one: no space belongs beside them. */
const FILLED_WITH_WORDS = new Set(['lever', 'table', 'time', 'half', 'horizon', 'years']);

/** Places where Chinese characters touch a number or a Latin word; between them belongs a space. */
function touching(text: string): string[] {
  const edges = /(?<=\p{Script=Han})([A-Za-z0-9{])|([A-Za-z0-9%}])(?=\p{Script=Han})/gu;
  const simple = text.replace(/\{(\w+)\}/g, (hole, name: string) =>
    FILLED_WITH_WORDS.has(name) ? '“' : /^\d*$/.test(name) ? hole : '0',
  );
  // The braces of a choice are no text.
  const said = simple.replace(/\{\w+, (plural|select),|\b\w+ (?=\{)|[{}]/g, '|');
  return [...said.matchAll(edges)].map(({ index }) => said.slice(Math.max(0, index - 3), index + 3));
}

test.each(CHINESE)('%s sets a space between characters and numbers', (locale) => {
  const found = Object.entries(catalogue(locale)).flatMap(([key, text]) =>
    touching(text).map((place) => `${locale}: ${key}: ${place}`),
  );
  expect(found).toEqual([]);
});

test('the rules see what they are there for', () => {
  expect(touching('{lever}从 {from} 到{to}，LTV高于 3 倍')).toEqual(['0 到0，L', '，LTV高于']);
  expect(touching('{count, plural, one {第 # 位} other {满 {horizon}时 {n}位}}')).toEqual(['“时 0位|']);
  expect(argumentsOf('{n, plural, one {# guest} other {# guests of {name}}}')).toEqual([
    'n: argument',
    'name: argument',
  ]);
  expect(argumentsOf('{k, select, a {x} other {y}}')).toEqual(['k: select a other']);
  expect(isSaid('unit.month', 't(`chart.unit.${id}`); t("unit.months")')).toBe(false);
  expect(isSaid('chart.unit.month', 't(`chart.unit.${id}`)')).toBe(true);
  expect(leftInEnglish('每位顾客的 LTV 为 {value}，churn 为 {rate}')).toEqual(['churn']);
  expect(leftInEnglish('第 {k} 位：S(t) = r')).toEqual([]);
  expect(wrongScript('這位顾客', 'zh-Hans')).toEqual(['這']);
  expect(wrongScript('這位顾客', 'zh-Hant')).toEqual(['顾']);
});
