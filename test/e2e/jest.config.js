// What jest runs before and after all tests knows nothing of `moduleNameMapper`.
require('tsx/cjs');

/** @type {import('jest').Config} */
module.exports = {
	rootDir: __dirname,
	roots: ['<rootDir>/tests'],
	testMatch: ['**/*.test.ts'],
	modulePathIgnorePatterns: ['<rootDir>/node_modules/'],
	transform: { '^.+\\.ts$': '<rootDir>/../jest/transform.cjs' },
	moduleNameMapper: { '^@/(.*)$': '<rootDir>/../../$1' },
	testEnvironment: 'node',
	setupFiles: ['<rootDir>/stack/ownConnections.cjs'],
	// An n8n and an emulated Dropbox for each worker serve its tests, one after the other.
	globalSetup: '<rootDir>/stack/globalSetup.ts',
	globalTeardown: '<rootDir>/stack/globalTeardown.ts',
	// CI takes two: most of the time they wait. Each takes the longest suite that is left.
	maxWorkers: 1,
	testSequencer: '<rootDir>/stack/longestFirst.cjs',
	reporters: ['default', '<rootDir>/../jest/slowestSuites.cjs'],
	// Some start an n8n of their own, and a busy machine takes minutes for that.
	testTimeout: 600_000,
	verbose: true,
};
