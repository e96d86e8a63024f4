using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Configuration;

/// <summary>Where settings come from.</summary>
internal static class ConfigurationSetup
{
    /// <summary>
    /// Adds <see cref="DashboardOptions"/>: the shipped appsettings.json, then one in the working directory, then the
    /// environment, then <paramref name="commandLine"/>; validated once, at start.
    /// </summary>
    public static void AddDashboardOptions(this WebApplicationBuilder builder, Action<DashboardOptions> commandLine)
    {
        var sources = builder.Configuration.Sources;
        var environment = sources.OfType<EnvironmentVariablesConfigurationSource>().LastOrDefault(s => string.IsNullOrEmpty(s.Prefix));
        var place = environment is null ? sources.Count : sources.IndexOf(environment);
        var local = new JsonConfigurationSource { Path = Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), Optional = true };
        local.ResolveFileProvider();
        sources.Insert(place, local);

        builder.Services.AddOptions<DashboardOptions>()
            .BindConfiguration(DashboardOptions.Section)
            .Configure(commandLine)
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DashboardOptions>, DashboardOptionsValidator>();
    }
}
