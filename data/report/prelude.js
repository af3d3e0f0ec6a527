// The data of the report, as viendan wrote it into this page.
const DATA = JSON.parse(document.getElementById('data').textContent);
