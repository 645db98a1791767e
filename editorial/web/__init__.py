"""What editors use in the browser: function views, a module for each page."""
