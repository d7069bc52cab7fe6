const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
module.exports = {
	rootDir: __dirname,
	testMatch: ['**/*.test.ts'],
	transform: { '^.+\\.ts$': '<rootDir>/../jest/transform.cjs' },
	moduleNameMapper: { '^@/(.*)$': '<rootDir>/../../$1' },
	testEnvironment: 'node',
	// Several things that each may take as long as `PATIENCE` in chromium.ts says.
	testTimeout: 180_000,
	// Chromium and the tests wait for each other, so that one suite does not fill two cores.
	maxWorkers: Math.max(2, availableParallelism() - 1),
};
