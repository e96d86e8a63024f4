using Dashboard.Web.Configuration;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Dashboard.Web.Security;

/// <summary>Registers what the gates need, and keeps ASP.NET's keys in Monitor's own data directory.</summary>
internal static class SecurityServices
{
    public static void AddSecurity(this IServiceCollection services)
    {
        services.AddSingleton<DataDirectory>();
        services.AddSingleton<AccessToken>();
        services.AddSingleton<ServerAddress>();
        services.AddListening();
        services.AddDataProtection().SetApplicationName("Monitor");
        services.AddOptions<KeyManagementOptions>().Configure<DataDirectory, ILoggerFactory>(static (keys, data, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(data.Subdirectory("keys"), logs));
    }

    /// <summary>The gates, outermost first: our names only, then our pages only, then those who know the token.</summary>
    public static void UseSecurity(this IApplicationBuilder app)
    {
        app.UseSecurityHeaders();
        app.UseContentSecurityPolicy();
        app.UseHostGate();
        app.UseOriginGate();
        app.UseTokenGate();
    }
}
