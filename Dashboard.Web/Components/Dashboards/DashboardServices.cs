using Dashboard.Web.Components.Audio;
using Dashboard.Web.Components.CustomScalars;
using Dashboard.Web.Components.Distributions;
using Dashboard.Web.Components.Experiments;
using Dashboard.Web.Components.Graphs;
using Dashboard.Web.Components.HParams;
using Dashboard.Web.Components.Histograms;
using Dashboard.Web.Components.Images;
using Dashboard.Web.Components.Meshes;
using Dashboard.Web.Components.PrCurves;
using Dashboard.Web.Components.Projector;
using Dashboard.Web.Components.Scalars;
using Dashboard.Web.Components.Tensors;
using Dashboard.Web.Components.Text;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>The dashboards of the menu, one line each.</summary>
internal static class DashboardServices
{
    public static void AddDashboards(this IServiceCollection services)
    {
        services.AddSingleton<IDashboard, AudioDashboard>();
        services.AddSingleton<IDashboard, ChartsDashboard>();
        services.AddSingleton<IDashboard, CustomScalarsDashboard>();
        services.AddSingleton<IDashboard, DistributionsDashboard>();
        services.AddSingleton<IDashboard, GraphsDashboard>();
        services.AddSingleton<IDashboard, HParamsDashboard>();
        services.AddSingleton<IDashboard, HistogramsDashboard>();
        services.AddSingleton<IDashboard, ImagesDashboard>();
        services.AddSingleton<IDashboard, MeshesDashboard>();
        services.AddSingleton<IDashboard, PrCurvesDashboard>();
        services.AddSingleton<IDashboard, ProjectorDashboard>();
        services.AddSingleton<IDashboard, RunsDashboard>();
        services.AddSingleton<IDashboard, TensorsDashboard>();
        services.AddSingleton<IDashboard, TextDashboard>();
    }
}
