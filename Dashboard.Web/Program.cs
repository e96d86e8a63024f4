using Dashboard.Web.Components;
using Dashboard.Web.Security;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddHttpContextAccessor();
builder.WebHost.UseStaticWebAssets(); // Without it a Production run from build output serves empty assets.

var app = builder.Build();
app.UseContentSecurityPolicy();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
app.Run();
