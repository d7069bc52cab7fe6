/** @type {import('jest').Config} */
module.exports = {
	rootDir: __dirname,
	testMatch: ['**/*.test.ts'],
	transform: { '^.+\\.ts$': '<rootDir>/../jest/transform.cjs' },
	moduleNameMapper: { '^@/(.*)$': '<rootDir>/../../$1' },
	testEnvironment: 'node',
	testTimeout: 60_000,
};
