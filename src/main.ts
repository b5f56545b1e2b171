const app = document.getElementById('app');
if (app !== null) app.textContent = 'Loyalty Lab';
