const { readdirSync } = require('node:fs');
const { availableParallelism } = require('node:os');

// Not test/e2e, where a whole n8n is installed, and not test/browser, which wants a browser: they are run by
// themselves, so that the other tests need nothing but npm install.
const apart = ['e2e', 'browser'];
const suites = readdirSync(`${__dirname}/test`, { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && !apart.includes(entry.name))
	.map((entry) => `<rootDir>/test/${entry.name}`);

/** @type {import('jest').Config} */
module.exports = {
	rootDir: __dirname,
	roots: ['<rootDir>/nodes', '<rootDir>/credentials', ...suites],
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// Types are the business of `npm run typecheck`.
	transform: { '^.+\\.ts$': '<rootDir>/test/jest/transform.cjs' },
	setupFiles: ['<rootDir>/test/jest/setup.cjs'],
	moduleNameMapper: { '^@/(.*)$': '<rootDir>/$1' },
	testEnvironment: 'node',
	// On two cores jest would take one process for all suites, whose garbage collector then works more than the tests.
	maxWorkers: Math.max(2, availableParallelism() - 1),
	workerIdleMemoryLimit: '800MB',
	// Generous: a busy machine is no reason to be red, and nothing here tests how long something takes.
	testTimeout: 180_000,
	// Only where a threshold asks for it: to count every line of all files takes long.
	collectCoverageFrom: ['nodes/shared/domain/**/*.ts'],
	coverageReporters: ['text-summary', 'text', 'lcovonly'],
	reporters: ['default', '<rootDir>/test/jest/slowestSuites.cjs'],
	coverageThreshold: { './nodes/shared/domain/': { branches: 95 } },
};
