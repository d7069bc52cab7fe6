/** @type {import('jest').Config} */
module.exports = {
	rootDir: __dirname,
	testMatch: ['**/*.test.ts'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/../../tsconfig.test.json', diagnostics: false }],
	},
	testEnvironment: 'node',
	testTimeout: 60_000,
};
