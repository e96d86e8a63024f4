using Dashboard.Web.CustomScalars.Layouts;

namespace Dashboard.Web.CustomScalars;

/// <summary>Registers what the Custom page reads and keeps.</summary>
internal static class CustomScalarsServices
{
    public static void AddCustomScalars(this IServiceCollection services)
    {
        services.AddSingleton<LayoutReader>();
        services.AddSingleton<ILayoutStore, LayoutFile>();
    }
}
