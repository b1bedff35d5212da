export default { url: "sqlite::memory:" };
