"""A coordinator says where the model answers; nothing that leads out is kept."""

from tests.app.dashboard.monitor.gloss.conftest import ToldMessage


def test_an_address_is_kept_and_taken_away(told: ToldMessage) -> None:
    answer = told.desk.submit("/translation-model", address="https://translate.example.com")
    assert answer.status_code == 409
    assert "may lead out of your organisation" in answer.text
    told.desk.submit("/translation-model", address="http://192.168.1.5:5000/")
    assert 'value="http://192.168.1.5:5000"' in told.desk.page("/translation-model")
    assert 'data-address="http://192.168.1.5:5000"' in told.desk.page(told.path)
    told.desk.submit("/translation-model", address="")
    assert "data-address" not in told.desk.page(told.path)
