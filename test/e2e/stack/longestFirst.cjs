const { readFileSync } = require('node:fs');

/** What takes a while in a suite, as it shows in its source: an n8n of its own, a browser, tests. */
const COSTS = [
	[/\b(startAnotherN8n|new RestartableN8n)\(/g, 20],
	[/\blaunchBrowser\(/g, 15],
	[/\btestFreshPanels\(/g, 40],
	[/\bn8n\.kill\(|\bstart\(\)/g, 10],
	[/^\s*(test|it)(\.each)?\(/gm, 3],
];

const costOf = ({ path }) => {
	const source = readFileSync(path, 'utf8');
	return COSTS.reduce((sum, [what, cost]) => sum + cost * (source.match(what)?.length ?? 0), 0);
};

/**
 * The suites in the order in which workers take them: what takes long comes first, so that none waits at the end for
 * another one's long suite. It is told from the source and not measured, so that it is the same on each machine.
 */
module.exports = class LongestFirst {
	sort(tests) {
		const costs = new Map(tests.map((test) => [test, costOf(test)]));
		return [...tests].sort(
			(one, other) => costs.get(other) - costs.get(one) || (one.path < other.path ? -1 : 1),
		);
	}

	shard(tests, { shardIndex, shardCount }) {
		return this.sort(tests).filter((_test, index) => index % shardCount === shardIndex - 1);
	}

	allFailedTests(tests) {
		return tests;
	}

	cacheResults() {}
};
