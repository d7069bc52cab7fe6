/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, project } from '../package/sources';
import { growthOf, millisecondsOf } from '../support/growth';
import type { Source } from './imports';
import { attacksOn, patternsIn, createPatterns, useOf, type Pattern } from './patterns';

const sources: Source[] = ['nodes', 'credentials', 'packages/clio-matters', 'packages/legalserver-matters']
	.flatMap((path) => filesBelow(join(project, path), project))
	.filter((path) => path.endsWith('.ts'))
	.map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));

/** Characters at which an attack that takes longer than the time of a linear one is looked at closely. */
const FIRST = 8192;

/** Sources that put patterns together, and why these are linear whatever they are made of. */
const MADE: Record<string, string> = {
	'nodes/shared/domain/paths.ts': 'classes of single characters, one of them repeated and nothing behind it',
	'nodes/shared/core/parseDate.ts':
		'anchored, of names of months and days with bounded repetition, on 100 characters at the most; see growth.test.ts',
};

/** A linear pattern takes twice the time for twice the text, a quadratic one four times. */
const MOST = 3;

/** The growth under the first attack that a pattern does not stand; of one that stands all of them the largest. */
function worstGrowth(pattern: Pattern, measurements?: number): number {
	const use = useOf(pattern);
	let worst = 1;
	for (const attack of attacksOn(pattern)) {
		worst = Math.max(worst, growthAt(attack, use, measurements));
		if (worst > MOST) break;
	}
	return worst;
}

function growthAt(
	attack: (length: number) => string,
	use: (text: string) => unknown,
	measurements?: number,
): number {
	const text = attack(FIRST);
	// What is quadratic makes 33 million steps there.
	return millisecondsOf(() => use(text)) < 2 ? 1 : growthOf(attack, use, FIRST, measurements);
}

describe('the regular expressions of the sources', () => {
	const patterns = new Map(
		sources.flatMap(patternsIn).map((pattern) => [`${pattern.text} ${pattern.use}`, pattern]),
	);

	it('are found', () => {
		expect(patterns.size).toBeGreaterThan(50);
	});

	it.each([...patterns.values()])('take linear time on whatever text: $text in $path', (pattern) => {
		expect(worstGrowth(pattern)).toBeLessThanOrEqual(MOST);
	});

	it('are written down, not put together while they run', () => {
		expect(sources.filter(({ path }) => !(path in MADE)).flatMap(createPatterns)).toEqual([]);
	});
});

describe('the measurement', () => {
	it.each([
		String.raw`/[\s.]+$/u`,
		String.raw`/\/+$/`,
		String.raw`/^\/+|\/+$/g`,
		String.raw`/^\s*(null)?\s*$/`,
		String.raw`/( \(\d+\))+$/`,
		String.raw`/=*$/`,
	])('tells that %s is not linear', (text) => {
		const [pattern] = patternsIn({ path: 'a.ts', text: `const pattern = ${text};` });
		expect(worstGrowth(pattern as Pattern, 1)).toBeGreaterThan(MOST);
	});

	it('sees patterns that are put together', () => {
		expect(createPatterns({ path: 'a.ts', text: 'new RegExp(text); RegExp(`a`);' })).toHaveLength(2);
	});
});
