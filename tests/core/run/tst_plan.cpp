#include "core/run/plan.h"
#include "tests/support/resultmacros.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace stackwright;
using run::PlannedStep;
using run::StepKind;

namespace {

generate::Generated made(const QByteArray &compose, const QByteArray &overlay = {})
{
    generate::Generated generated;
    generated.project = QStringLiteral("demo");
    generated.files.insert(QStringLiteral("compose.yaml"), {QStringLiteral("compose.yaml"), compose, false, {}, {}, {}});
    if (!overlay.isEmpty())
        generated.files.insert(
            QStringLiteral("compose.prod.yaml"), {QStringLiteral("compose.prod.yaml"), overlay, false, {}, {}, {}});
    generated.nodes[QStringLiteral("PG")].services = QStringList{QStringLiteral("db")};
    generated.nodes[QStringLiteral("API")].services = QStringList{QStringLiteral("api"), QStringLiteral("migrate")};
    return generated;
}

// The titles of the steps of one kind, in order.
QStringList titles(const run::Plan &plan, StepKind kind)
{
    QStringList found;
    for (const PlannedStep &step : plan.steps) {
        if (step.kind == kind)
            found.append(step.title);
    }
    return found;
}

const QByteArray shop = "services:\n"
                        "  api: {build: ., depends_on: {db: {condition: service_healthy}, migrate: {condition: "
                        "service_completed_successfully}}}\n"
                        "  cache: {image: 'postgres:17.5'}\n"
                        "  db: {image: 'postgres:17.5', healthcheck: {test: 'true'}}\n"
                        "  migrate: {build: ., depends_on: {db: {condition: service_healthy}}}\n"
                        "  tool: {image: adminer, profiles: [more]}\n"
                        "networks: {back: {}, outside: {external: true}}\n"
                        "volumes: {data: {}}\n";

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto stack =
            stack::fromMermaid(QStringLiteral("flowchart TD\n  API[\"NestJS API\"] --> PG[\"PostgreSQL\"]\n"), "shop.mmd");
        VERIFY_RESULT(stack);
        m_stack = *stack;
    }

    void shouldStartEachServiceAfterThoseThatItNeeds()
    {
        const auto plan = run::plan(m_stack, m_catalogue, made(shop), {});
        VERIFY_RESULT(plan);
        QCOMPARE(plan->project, QString("demo"));
        QCOMPARE(titles(*plan, StepKind::StartService), (QStringList{"start cache", "start db", "start migrate", "start api"}));
        for (const PlannedStep &step : plan->steps) {
            if (step.kind == StepKind::StartService && step.service == QLatin1String("api")) {
                QCOMPARE(step.after, (QStringList{"db", "migrate"}));
                QCOMPARE(step.nodeId, QString("API"));
            }
        }
    }

    void shouldAwaitHealthAndTheEndOfOneShots()
    {
        const auto plan = run::plan(m_stack, m_catalogue, made(shop), {});
        VERIFY_RESULT(plan);
        QCOMPARE(titles(*plan, StepKind::AwaitReady),
            (QStringList{"wait until db is healthy", "wait until migrate has done its work"}));
    }

    void shouldPullAnImageOnceAndBuildEachService()
    {
        const auto plan = run::plan(m_stack, m_catalogue, made(shop), {});
        VERIFY_RESULT(plan);
        QCOMPARE(titles(*plan, StepKind::PullImage), QStringList{"pull postgres:17.5, unless it is there"});
        QCOMPARE(titles(*plan, StepKind::BuildImage), (QStringList{"build the image of migrate", "build the image of api"}));
    }

    void shouldMakeOnlyItsOwnNetworksAndVolumes()
    {
        const auto plan = run::plan(m_stack, m_catalogue, made(shop), {});
        VERIFY_RESULT(plan);
        QCOMPARE(titles(*plan, StepKind::CreateNetwork), QStringList{"create the network back"});
        QCOMPARE(titles(*plan, StepKind::CreateVolume), QStringList{"create the volume data"});
    }

    void shouldPlanWhatTheEnvironmentMakesOfIt()
    {
        const generate::Generated generated = made(shop, "services:\n  db: {image: 'postgres:16'}\n  proxy: {image: nginx}\n");
        const auto base = run::plan(m_stack, m_catalogue, generated, {});
        const auto prod = run::plan(m_stack, m_catalogue, generated, QStringLiteral("prod"));
        VERIFY_RESULT(base);
        VERIFY_RESULT(prod);
        QVERIFY(!titles(*base, StepKind::StartService).contains("start proxy"));
        QVERIFY(titles(*prod, StepKind::StartService).contains("start proxy"));
        QCOMPARE(titles(*prod, StepKind::PullImage).size(), 3);
    }

    void shouldSayWhatIsNotYet()
    {
        stack::Stack stack = m_stack;
        stack.nodes[QStringLiteral("PG")].kind = QStringLiteral("no-such-kind");
        const auto plan = run::plan(stack, m_catalogue, made(shop), {});
        VERIFY_RESULT(plan);
        QCOMPARE(titles(*plan, StepKind::NotYet), QStringList{"nothing is known of its kind"});
    }

    void shouldTellFilesThatCannotBeRead()
    {
        VERIFY_ERROR(run::plan(m_stack, m_catalogue, made("services: ["), {}), QStringLiteral("compose.yaml"));
        VERIFY_ERROR(run::plan(m_stack, m_catalogue, made("- 1\n"), {}), QStringLiteral("compose.yaml is no compose file"));
    }

private:
    const kinds::Catalogue m_catalogue = test::builtInKinds();
    stack::Stack m_stack;
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
