// In development only: pages that are not hydrated ask for nothing that could be swapped, so they reload.
import.meta.hot?.on('vite:beforeUpdate', () => location.reload());
