using Dashboard.Web.Configuration;

namespace Dashboard.Web.Demo;

/// <summary>Registers the demonstration, which stands still unless <see cref="DashboardOptions.Demo"/> is set.</summary>
internal static class DemoServices
{
    public static void AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<DemoDirectory>();
        services.AddHostedService<DemoService>();
        services.AddOptions<DashboardOptions>().PostConfigure<DemoDirectory>(static (options, directory) =>
            options.LogDirs = options.Demo ? [directory.Path] : options.LogDirs);
    }
}
