/**
 * The closing line of a CI run, from the report of vitest.
 *
 * Usage: node summary.mjs REPORT STATUS, where STATUS is the exit status of vitest. Exits with 1 when anything failed.
 */
import { readFileSync } from "node:fs";

const [file = "", status = "1"] = process.argv.slice(2);

/** A file that cannot even be loaded, or an error outside of any test, is a failure, too. */
function failures(report) {
  const broken = report.testResults.filter((result) => {
    return result.status === "failed" && result.assertionResults.every((test) => test.status !== "failed");
  });
  const counted = report.numFailedTests + broken.length;
  return counted === 0 && status !== "0" ? 1 : counted;
}

function read() {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

const report = read();
const failed = failures(report);
console.log(`${report.numPassedTests} passed, ${failed} failed`);
process.exitCode = failed === 0 && report.numPassedTests > 0 ? 0 : 1;
