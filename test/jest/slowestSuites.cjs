const { relative } = require('node:path');

const SHOWN = 10;

/** Tells at the end which suites took longest, so that one that grows is seen before it is a nuisance. */
module.exports = class SlowestSuites {
	onRunComplete(_contexts, { testResults, startTime }) {
		if (testResults.length <= SHOWN) return;
		const suites = testResults
			.map(({ testFilePath, perfStats: { start, end } }) => ({
				path: relative('', testFilePath),
				seconds: (end - start) / 1000,
			}))
			.sort((one, other) => other.seconds - one.seconds);
		const lines = suites
			.slice(0, SHOWN)
			.map(({ path, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${path}`);
		const whole = (Date.now() - startTime) / 1000;
		const sum = suites.reduce((before, { seconds }) => before + seconds, 0);
		process.stdout.write(
			`\nThe slowest of ${suites.length} suites (${sum.toFixed(0)} s together, in ${whole.toFixed(0)} s):\n${lines.join('\n')}\n`,
		);
	}
};
