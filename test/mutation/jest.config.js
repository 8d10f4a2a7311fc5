module.exports = {
  rootDir: '../..',
  runner: '<rootDir>/test/mutation/runner.js',
  testEnvironment: './test/mutation/environment.js',
  testMatch: ['<rootDir>/test/**/*.test.js'],
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/dist/'],
  transform: {},
  clearMocks: true,
};
