import * as ts from 'typescript';
import type { Source } from './imports';

/** A regular expression as it stands in a source, and what it is used by. */
export interface Pattern {
	path: string;
	/** `/\s+$/u` */
	text: string;
	source: string;
	flags: string;
	use: 'split' | 'replace' | 'match';
}

/** Every regular expression that is written in the sources. */
export function patternsIn({ path, text }: Source): Pattern[] {
	const found: Pattern[] = [];
	eachNode({ path, text }, (node) => {
		if (!ts.isRegularExpressionLiteral(node)) return;
		const end = node.text.lastIndexOf('/');
		const flags = node.text.slice(end + 1);
		const { parent } = node;
		const isSplit =
			ts.isCallExpression(parent) &&
			ts.isPropertyAccessExpression(parent.expression) &&
			parent.expression.name.text === 'split';
		const use = isSplit ? 'split' : flags.includes('g') ? 'replace' : 'match';
		found.push({ path, text: node.text, source: node.text.slice(1, end), flags, use });
	});
	return found;
}

/** Places where a pattern is put together while it runs, so that nobody can measure it beforehand. */
export function createPatterns(source: Source): string[] {
	const found: string[] = [];
	eachNode(source, (node) => {
		if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
		if (ts.isIdentifier(node.expression) && node.expression.text === 'RegExp') {
			found.push(`${source.path}: ${node.getText()}`);
		}
	});
	return found;
}

function eachNode({ path, text }: Source, visit: (node: ts.Node) => void): void {
	const walk = (node: ts.Node): void => {
		visit(node);
		ts.forEachChild(node, walk);
	};
	walk(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
}

/** One of each kind of character that patterns tell apart. */
const ALPHABET = [
	...[
		' ',
		'\t',
		'\n',
		'\r',
		'\u00a0',
		'\u200b',
		'\u0001',
		'a',
		'e',
		'Z',
		'0',
		'5',
		'_',
		'-',
		'.',
		',',
		';',
		':',
		'/',
		'\\',
	],
	...[
		'(',
		')',
		'[',
		']',
		'{',
		'}',
		'<',
		'>',
		'=',
		'+',
		'@',
		'"',
		"'",
		'`',
		'|',
		'*',
		'?',
		'&',
		'%',
		'#',
		'~',
		'!',
	],
	...['é', 'İ', '«', '＝', '\ud83d', '\u0301', '漢'],
];

const ATOM =
	/\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?<?[:=!])?|\{\d+(?:,\d*)?\}|[)|^$*+?]|./gisu;

/** Characters that a part of a pattern stands for; none for what stands for no character. */
function samplesOf(atom: string, flags: string): string[] {
	if (/^(\(.*|\{\d.*|[)|^$*+?]|\\[bB1-9])$/s.test(atom)) return [];
	const pattern = new RegExp(`^(?:${atom})$`, flags.replace(/[gy]/g, ''));
	const found = ALPHABET.filter((character) => pattern.test(character));
	return found.length > 0 ? found.slice(0, 40) : [atom.at(-1) as string];
}

/** Characters of a pattern in a row, as far as what is repeated in it is put together of. */
const LONGEST_PUMP = 6;

/**
 * Texts that make patterns go back and forth: what they repeat, over and over, and at last something that does not
 * fit. Before it stands what leads to the repetition.
 */
export function attacksOn({ source, flags }: Pattern): Array<(length: number) => string> {
	const samples = [...source.matchAll(ATOM)]
		.map(([atom]) => samplesOf(atom, flags))
		.filter((characters) => characters.length > 0);
	const pumps = new Set(samples.flat());
	const ways = samples.map(([character]) => character as string);
	const others = samples.map((characters) => characters.at(-1) as string);
	for (const way of [ways, others]) {
		for (let start = 0; start < way.length; start++) {
			for (let end = start + 2; end <= Math.min(way.length, start + LONGEST_PUMP); end++) {
				pumps.add(way.slice(start, end).join(''));
			}
		}
	}
	const prefixes = new Set(['', '\u0000', ...[1, 2, 3].map((length) => ways.slice(0, length).join(''))]);
	return [...pumps].flatMap((pump) =>
		[...prefixes].flatMap((prefix) =>
			['\u0000', 'x~'].map(
				(suffix) => (length: number) => prefix + pump.repeat(Math.ceil(length / pump.length)) + suffix,
			),
		),
	);
}

/** Uses a pattern on a text as its source does. */
export function useOf({ source, flags, use }: Pattern): (text: string) => unknown {
	const pattern = new RegExp(source, flags);
	if (use === 'split') return (text) => text.split(pattern);
	if (use === 'replace') return (text) => text.replace(pattern, '');
	return (text) => pattern.exec(text);
}
