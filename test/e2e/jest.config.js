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
	// One n8n and one emulated Dropbox serve all tests, one after the other.
	globalSetup: '<rootDir>/stack/globalSetup.ts',
	globalTeardown: '<rootDir>/stack/globalTeardown.ts',
	maxWorkers: 1,
	// Some start an n8n of their own, and a busy machine takes minutes for that.
	testTimeout: 300_000,
	verbose: true,
};
