/** @type {import('jest').Config} */
module.exports = {
	rootDir: __dirname,
	testMatch: ['**/*.test.ts'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/../../tsconfig.test.json', diagnostics: false }],
	},
	moduleNameMapper: { '^@/(.*)$': '<rootDir>/../../$1' },
	testEnvironment: 'node',
	testTimeout: 60_000,
};
